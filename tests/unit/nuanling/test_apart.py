from nuanling.apart import problems, too_near


def test_no_measuring_text_is_among_what_is_learned_from():
    assert problems() == []


def test_a_text_with_one_word_more_is_too_near():
    near = list(too_near(["高龄老人一个月有多少津贴呢"], ["请问高龄老人一个月有多少津贴呢"]))
    assert near == [("高龄老人一个月有多少津贴呢", "请问高龄老人一个月有多少津贴呢")]


def test_the_same_wish_in_other_words_is_not():
    assert not list(too_near(["高龄老人一个月有多少津贴呢"], ["八十岁以上每月领几多钱"]))


def test_what_everybody_says_alike_is_not_compared():
    assert not list(too_near(["你好"], ["你好"]))
