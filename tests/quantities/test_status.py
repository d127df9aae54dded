import pytest

from jiheng.quantities import QuantityError, Status


@pytest.mark.parametrize(
    ("status", "label"),
    [
        (Status.REPORTED, "已填报"),
        (Status.UNREPORTED, "未填报"),
        (Status.NOT_APPLICABLE, "不适用"),
        (Status.NOT_ASSESSABLE, "无法判断"),
    ],
)
def test_labels_go_both_ways(status, label):
    assert status.label == label
    assert Status.from_label(f" {label}\n") is status


def test_stored_words_are_fixed():
    # Databases and files hold these.
    assert [str(s) for s in Status] == [
        "reported",
        "unreported",
        "not_applicable",
        "not_assessable",
    ]


@pytest.mark.parametrize("label", ["", "未填", "unreported", "零"])
def test_other_words_are_refused_with_the_four_choices(label):
    with pytest.raises(QuantityError) as caught:
        Status.from_label(label)
    assert caught.value.what == label
    for status in Status:
        assert status.label in caught.value.expected
