"""The page of exit codes, from the constants that the commands return."""

from jiheng.cli import exits
from reference_pages.markdown import code, page, table

MEANING = {
    "CLEAN": ("正常", "读完、算完，没有要处理的事。", "不必处理。"),
    "FINDINGS": (
        "有发现",
        "读得懂，但结果需要人看：总分尚不能得出，表格有错，标准的用例未通过，"
        "两个标准得分不同，目标审核有问题，核验查出错误。",
        "看屏幕上列出的各项。",
    ),
    "USAGE": (
        "命令没有写对",
        "缺少参数、选项写错、没有这个指标或格式；要写的文件已经存在。",
        "照屏幕上的提示改命令。",
    ),
    "UNREADABLE": (
        "读不了或算不了",
        "文件不存在、打不开、格式不对，标准文件有错，写不进输出文件夹。",
        "照屏幕上列出的位置改文件，再执行一次。",
    ),
    "INTERRUPTED": (
        "已中止",
        "执行时按了 Ctrl-C。没有写完的文件不会留下，原来的文件不变。",
        "需要时再执行一次。",
    ),
}


def exit_codes() -> dict[str, int]:
    """Give the exit codes by name."""
    return {name: value for name, value in vars(exits).items() if name.isupper()}


def exit_codes_page() -> str:
    """Make the page.

    Raises:
        KeyError: a code has no meaning written here.
    """
    rows = [
        [code(str(value)), *MEANING[name]]
        for name, value in sorted(exit_codes().items(), key=lambda item: item[1])
    ]
    return page(
        "退出码",
        "命令结束时交给操作系统一个数，供脚本判断。在命令之后执行 `echo $?` 可以看到。",
        table(["退出码", "名称", "什么时候", "怎么办"], rows),
        "“有发现”不是程序出错。报告照样写出，分数照样列出。",
    )
