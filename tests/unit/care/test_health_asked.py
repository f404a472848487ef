"""Homes and policies asked about with an illness in the same breath, and health itself."""

import pytest

from care.desk_signing import only_asks
from care.health_asked import asked_of_care
from care.telling import hear

CARE = [
    "噉养老院入边有冇医生㗎？我老公成日血压高",
    "我妈有糖尿病，敬老院里有没有护士",
    "老人院有冇医务室，我爸高血压",
    "高血压的药医保报不报",
    "我妈老年痴呆，养老院收不收",
    "血压高的老人，社区卫生中心会不会上门量",
    "我爸中过风，政府有没有补贴",
    "慢性病老人有没有家庭医生签约",
    "糖尿病人进福利院要不要先体检",
    "偏瘫的老人有没有康复器具，政府给不给",
    "我有风湿，去医院老年人是不是优先看病，文件有没有写",
    "我老婆心脏不好 养老机构有没有医生值班",
]
DOCTOR = [
    "我老公血压高怎么办",
    "血压高要不要加药",
    "养老院的护士说我血压高，要不要紧",
    "社区医生开的药能不能停",
    "糖尿病能不能吃荔枝",
    "头晕挂哪个科",
    "我膝盖痛贴膏药行不行",
    "院里的医生叫我打针，打不打好",
    "血糖高少吃什么",
    "胃痛是什么病",
    "这个药一天几粒",
    "我在养老院住，头晕怎么办",
]


@pytest.mark.parametrize("text", CARE)
def test_what_is_provided_is_asked_of_the_documents(text):
    assert asked_of_care(text) is not None


@pytest.mark.parametrize("text", DOCTOR)
def test_what_is_wrong_and_what_to_take_is_asked_of_a_doctor(text):
    assert asked_of_care(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "打你们电话得不得办健康档案",
        "健康档案你们这里可不可以登记",
        "这个档案打热线能办吗",
        "建档案的事你们帮不帮办",
        "找你们可以建健康档案吗",
        "电话里能不能登记档案",
        "讲要建个健康档案，打你们这个电话得不得",
        "健康档案打这个号码行吗",
        "想问下建档案找你们可以吗",
    ],
)
def test_whether_it_is_done_here_is_a_wish(text):
    assert not only_asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "社区会建健康档案吗",
        "健康档案是谁建的",
        "档案建了给谁看",
        "健康档案怎么个建法",
        "健康档案归哪个部门管",
        "文件里的健康档案是什么",
        "健康档案打针的记录有没有",
    ],
)
def test_what_a_record_is_wishes_for_none(text):
    assert only_asks(text)


@pytest.mark.parametrize(
    ("text", "illness"),
    [
        ("病啊，多咯。高血压十几年了，还有糖尿病", "糖尿病"),
        ("糖尿病好多年咯", "糖尿病"),
        ("得过肺气肿", "肺气肿"),
        ("日日要打胰岛素，糖尿病来的", "糖尿病"),
        ("打青霉素会过敏，高血压", "高血压"),
    ],
)
def test_a_history_of_illness_is_somebodys(text, illness):
    assert illness in hear(text).told.conditions


@pytest.mark.parametrize("text", ["五保老人怎么办", "失能老人有什么补贴", "高血压能吃咸菜吗"])
def test_the_subject_of_a_question_is_nobodys_illness(text):
    assert hear(text).told.conditions == ()
