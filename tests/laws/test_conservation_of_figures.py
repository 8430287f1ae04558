"""Law 3: every figure becomes a fact or an unmapped notice.  And two runs give the same."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.read import read_bytes
from model.document import Document
from normalize.facts import Normalized, normalize
from parsers.extract import extract
from tests.parsers.reading import LEXICON

SENTENCES = st.sampled_from(
    [
        "2021年青禾县灌区改造项目绩效评价报告",
        "一、基本情况",
        "受青禾县财政局委托，远衡咨询有限公司评价。",
        "预算执行率=（90/100）*100%=90%。",
        "总得分为91.5分，等级为“优”。",
        "2021年3月6日开工建设，6月底前全部完工。",
        "改造甲小区、乙小区等2个小区，面积1.2万平方米。",
        "指标\t权重\t目标值\t完成值\t得分",
        "受益户数\t10\t≥120户\t118户\t9.5",
        "资金到位300万元，其中中央资金200万元、县级资金100万元。",
        "（财预〔2020〕10号）",
        "附件1：项目支出绩效自评表",
        "年初预算数\t全年执行数\t执行率",
        "300\t298\t99.33%",
        "目前项目已全部完工。",
    ]
)
TEXTS = st.lists(SENTENCES, min_size=1, max_size=14).map("\n\n".join)


def _run(text: str) -> tuple[int, Normalized]:
    document = read_bytes(text.encode(), "a.txt")
    assert isinstance(document, Document)
    extraction = extract(document, LEXICON)
    return len(extraction.figures), normalize(document, extraction, LEXICON)


@given(TEXTS)
@settings(max_examples=40)
def test_no_figure_is_lost_and_two_runs_agree(text: str) -> None:
    figures, made = _run(text)
    unmapped = [notice for notice in made.notices if notice.code == "N-UNMAPPED"]
    assert len(made.facts) + len(unmapped) == figures
    assert [fact.id for fact in made.facts] == [f"f{number}" for number in range(1, len(made.facts) + 1)]
    assert all(a.anchor.span.start <= b.anchor.span.start for a, b in zip(made.facts, made.facts[1:], strict=False))
    assert _run(text) == (figures, made)
