import jiheng.quantities as quantities


def test_every_public_name_is_there_and_documented():
    for name in quantities.__all__:
        assert getattr(quantities, name).__doc__, name
    assert list(quantities.__all__) == sorted(quantities.__all__)
