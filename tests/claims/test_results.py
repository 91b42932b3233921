import importlib

from entente.model.claim import Claim
from entente.model.evidence import Block, Document, Source

claims = importlib.import_module("entente.claims")
SIGNED = "Tháng 5/2022, tỉnh Bình Định và tỉnh Champasak ký thỏa thuận hợp tác giai đoạn 2022 - 2026. "


def found(text: str, code: str, *properties: str) -> list[Claim]:
    document = Document("t", text, Source("t"), code, (Block(0, len(text)),))
    return [c for c in claims.find(document) if c.property in properties]


def test_results_and_difficulties_belong_to_the_agreement() -> None:
    text = SIGNED + (
        "Các chương trình hợp tác như đào tạo cán bộ, trao đổi sinh viên đã mang lại kết quả. "
        "Tuy nhiên, việc hợp tác còn một số khó khăn như thủ tục chậm và thiếu kinh phí."
    )
    results = found(text, "vi", "achieved", "obstacle")
    assert [(c.property, c.span.quote) for c in results] == [
        ("achieved", "đào tạo cán bộ"),
        ("achieved", "trao đổi sinh viên"),
        ("obstacle", "thủ tục chậm và thiếu kinh phí"),
    ]
    assert {c.subject.type for c in results} == {"agreement"}


def test_without_an_agreement_there_is_no_result() -> None:
    assert found("Mùa vụ đã mang lại kết quả, nông dân vui.", "vi", "achieved", "obstacle") == []


def test_companies_of_a_place_are_listed_by_name() -> None:
    text = "Hangzhou is home to many technology companies such as Lumora, Kitefin and Orion Peak."
    assert [c.value for c in found(text, "en", "home_of")] == ["Lumora", "Kitefin", "Orion Peak"]


def test_a_characterisation_is_of_the_one_it_follows() -> None:
    (claim,) = found("Da Nang is regarded as the gateway of the central region.", "en", "described_as")
    assert (claim.subject.name, claim.span.quote) == ("Đà Nẵng", "the gateway of the central region")
    assert claim.modality == "assessment"


def test_an_advantage_is_of_the_one_behind() -> None:
    (claim,) = found("Cảng nước sâu là lợi thế của Bình Định.", "vi", "advantage")
    assert (claim.subject.name, claim.span.quote) == ("Bình Định", "Cảng nước sâu")


def test_a_former_name_is_no_characterisation() -> None:
    assert found("The park, formerly known as Green Field, reopened.", "en", "described_as") == []
