"""What a turn is for, by a small network beside the linear classifier of `bot.components`.

The linear model knows words; the network has read enough Chinese to know that a long story about a
bus that did not come is a complaint. Both learn from the same examples (`bot/data/nlu`), and the
classifier goes by what they say together.
"""
