"""What a caller does with a turn, read beside the question that is open.

好呀祝你中秋快乐 is a yes to 都对吗 and names no day; 十二点送到 after a phone number was offered is
a detail and a yes. A small network (`reader.npz`) tells the acts of a turn and which words are
which detail; whoever knows how such words are written (`care.extractors`) still reads the values.
"""
