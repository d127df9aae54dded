"""The one error of a file that cannot be read at all."""


class UnreadableFile(ValueError):
    """Say why a file can not be read; `str()` is one Chinese sentence for the screen.

    Attributes:
        what: what is wrong with it.
        where: the file as the user wrote it, with the part of it that is meant.
        expected: what could be read instead, or an empty string.
        advice: what to do next.
    """

    def __init__(self, what: str, where: str, expected: str = "", advice: str = "") -> None:
        super().__init__(what, where, expected, advice)
        self.what, self.where, self.expected, self.advice = what, where, expected, advice

    def __str__(self) -> str:
        """Give the sentence.

        >>> str(UnreadableFile("文件是空的", "甲.pdf", "有内容的报告", "请核对是否放错了文件"))
        '甲.pdf：文件是空的；应为有内容的报告；请核对是否放错了文件。'
        """
        expected = f"应为{self.expected}" if self.expected else ""
        parts = [part for part in (self.what, expected, self.advice) if part]
        return f"{self.where}：{'；'.join(parts)}。"
