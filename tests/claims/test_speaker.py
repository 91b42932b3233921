from entente.claims.assemble import read
from entente.model.evidence import Block, Document, Source


def document(text: str, code: str) -> Document:
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(at, at + len(line)))
        at += len(line) + 1
    return Document("t", text, Source("t"), code, tuple(blocks))


def voices(text: str, code: str) -> list[tuple[str | None, str | None]]:
    statements, around = read(document(text, code))
    found = [around.speaker(statement) for statement in statements]
    return [(voice.ref.name if voice.ref else None, voice.basis) for voice in found]


def test_a_voice_goes_on_to_the_end_of_its_paragraph() -> None:
    text = "Governor Tran Van Dung said exports grew. Two ports opened.\nThe road is closed."
    assert voices(text, "en") == [("Tran Van Dung", "explicit"), ("Tran Van Dung", "carried"), (None, None)]


def test_an_opening_verb_starts_a_voice_without_stating_anything() -> None:
    text = "Governor Tran Van Dung welcomed the guests. The province has two ports."
    assert voices(text, "en") == [(None, None), ("Tran Van Dung", "carried")]


def test_an_office_stands_for_the_person_who_holds_it() -> None:
    text = "Bí thư Tỉnh ủy Cà Mau Đỗ Minh Thắng tiếp đoàn.\nBí thư Tỉnh ủy Cà Mau cho biết tôm được mùa."
    assert voices(text, "vi")[1] == ("Đỗ Minh Thắng", "office")


def test_an_office_alone_is_an_office() -> None:
    assert voices("Thủ tướng nhấn mạnh hạ tầng là then chốt.", "vi") == [("Thủ tướng", "office")]


def test_sentences_of_a_quotation_belong_to_the_one_named_at_its_close() -> None:
    text = '"Investasi terus naik. Pelabuhan juga sibuk," kata Gubernur Maluku Hasan Latuconsina.'
    found = voices(text, "id")
    assert {name for name, _ in found} == {"Hasan Latuconsina"}
    assert found[-1] == ("Hasan Latuconsina", "explicit")


def test_a_verb_may_bear_its_speaker_in_itself() -> None:
    text = "Gubernur Maluku Hasan Latuconsina menyambut tamu. Pelabuhan segera dibuka, ujarnya."
    assert voices(text, "id")[1] == ("Hasan Latuconsina", "anaphora")


def test_a_name_nobody_introduces_speaks_too() -> None:
    assert voices("Li Wenhao mengatakan pasar itu besar.", "id") == [("Li Wenhao", "explicit")]
    assert voices("Panitia mengatakan pasar itu besar.", "id") == [(None, None)]


def test_a_body_speaks_but_a_place_does_not() -> None:
    found = voices("Theo Sở Công Thương tỉnh Bến Tre, xuất khẩu dừa tăng.", "vi")
    assert found == [("Sở Công Thương tỉnh Bến Tre", "explicit")]
    assert voices("Theo kế hoạch, cầu thông xe năm tới.", "vi") == [(None, None)]


def test_a_body_that_hopes_is_told_of_by_the_outlet() -> None:
    text = "Governor Tran Van Dung said exports grew. Sunrise Glass Co., Ltd. hopes to expand its plant."
    assert voices(text, "en")[1] == (None, None)


def test_hostile_text_ends_soon() -> None:
    assert voices("said " * 3000 + "Kien said " * 500, "en")
