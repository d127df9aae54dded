"""Write the reference pages of the manual: `make docs`; with --check only say which are stale."""

import argparse
import sys

from reference_pages.pages import FOLDER, stale_pages, write_pages


def main() -> int:
    """Run, and give the exit code: 1 if --check found a stale page."""
    parser = argparse.ArgumentParser(description="从程序生成 docs/reference。")
    parser.add_argument("--check", action="store_true", help="只检查，不写文件。")
    if parser.parse_args().check:
        stale = stale_pages()
        for name in stale:
            print(f"{FOLDER.name}/{name} 与程序不一致，请执行 make docs。")
        return 1 if stale else 0
    for path in write_pages():
        print(f"已写出 docs/{FOLDER.name}/{path.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
