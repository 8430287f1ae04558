"""Counties in names."""

import pytest

from lexicon.load import Lexicon
from normalize.places import county_of


@pytest.mark.parametrize(
    ("name", "county"),
    [
        ("2023年青禾县农村道路项目", "青禾县"),
        ("山西省襄城县财政局", "襄城县"),
        ("云岭市住房和城乡建设局", "云岭市"),
        ("东河自治州平川县水利局", "平川县"),
        ("内蒙古自治区白音旗卫生健康委员会", "白音旗"),
        ("新疆维吾尔自治区金河州石台县教育局", "石台县"),
    ],
)
def test_finds(name: str, county: str) -> None:
    assert county_of(name, Lexicon.load()) == county


@pytest.mark.parametrize("name", ["关于老旧小区改造的通知", "某经济开发区管委会", "幸福社区", "我县财政局", "项目单位"])
def test_finds_none(name: str) -> None:
    assert county_of(name, Lexicon.load()) is None
