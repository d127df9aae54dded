# 绩衡。只输入 make 就能看到可用的命令。
# Everything lives in .venv; a stamp file in it makes the second run immediate.

VENV    := .venv
BIN     := $(VENV)/bin
EXAMPLE := examples/guangzhou-kjj-2021
OUT     := out/guangzhou-kjj-2021
PORT    := 8000
EXPLAIN := funds
# 这几个包算的是钱和分，每个包的分支覆盖率单独达标。
EXACT   := quantities standards scoring forms
COVER   := 95
OWN     := $(foreach room,$(EXACT),tests/$(room) src/jiheng/$(room))
WORKERS := 2
RECIPE  := pyproject.toml requirements-build.lock .ci/setup
UPGRADE :=
COMPILE := $(BIN)/uv --quiet pip compile --universal --generate-hashes --no-emit-index-url --no-header --no-annotate $(UPGRADE)

export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help run test lint format coverage bench docs lock clean

help: ## 显示这份说明
	@echo '绩衡 jiheng：全过程预算绩效管理'
	@echo
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{printf "%-16s%s\n", $$1, $$2}'

# 演示数据放在 out 里，不碰正式的数据目录；CI 里没有人看网页，不启动。
run: $(VENV)/.ready-run ## 给示例部门评分、解释一项得分、写出自评报告，再启动网页应用
	@$(BIN)/jiheng score $(EXAMPLE)
	@echo
	@$(BIN)/jiheng explain $(EXAMPLE) $(EXPLAIN)
	@echo
	@$(BIN)/jiheng report $(EXAMPLE) --to docx,pdf,html,xlsx -o $(OUT)
	@echo
ifdef CI
	@echo '网页应用：jiheng serve --demo'
else
	@JIHENG_HOME=$(CURDIR)/out/demo JIHENG_DATABASE= $(BIN)/jiheng serve --demo --port $(PORT)
endif

# 量覆盖率会使测试慢一倍多，所以只量算钱算分的包，只用它们自己的测试量；其余测试随后跑。
# 网页应用的测试先在 PostgreSQL 上跑一遍，再与其余测试一起在 SQLite 上跑一遍。
# 接口、地址与角色对照表用的是同一些模型，不在 PostgreSQL 上重复；同时操作的测试自带 PostgreSQL。
test: lint ## 代码检查、类型检查、全部测试和覆盖率
	@$(BIN)/python -m pytest -q -n $(WORKERS) $(OWN) --cov --cov-report=
	@$(MAKE) --no-print-directory --silent coverage
	@JIHENG_TEST_POSTGRES=1 $(BIN)/python -m pytest -q -n $(WORKERS) -m 'not process' tests/web $(addprefix --ignore=tests/web/,api test_addresses.py)
	@$(BIN)/python -m pytest -n $(WORKERS) $(addprefix --ignore=,$(OWN))

lint: $(VENV)/.ready-test ## 只做代码检查和类型检查
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

format: $(VENV)/.ready-test ## 自动整理代码格式
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

# 须先跑过测试：读的是测试留下的 .coverage。
coverage: ## 核对算钱算分的包覆盖率是否达标（make test 会自动做）
	@for room in $(EXACT); do \
		$(BIN)/coverage report --include="src/jiheng/$$room/*" --fail-under=$(COVER) --show-missing --skip-covered >$(VENV)/.coverage-report 2>&1 || { \
			cat $(VENV)/.coverage-report; \
			echo "错误：jiheng.$$room 的分支覆盖率低于 $(COVER)%；请为上面列出的行补测试。"; \
			exit 1; \
		}; \
	done

bench: $(VENV)/.ready-test ## 量一量速度（benchmarks/ 里的每个脚本）
	@for script in benchmarks/[a-z]*.py; do \
		test -e "$$script" || { echo "benchmarks/ 里还没有脚本。"; break; }; \
		echo "== $$script"; \
		$(BIN)/python "$$script" || exit 1; \
	done

docs: $(VENV)/.ready-test ## 从程序生成手册的查阅部分 docs/reference
	@$(BIN)/python docs/generate.py

# 依次算出：先工具，再运行时，最后开发环境（与运行时同版本）。升级：make lock UPGRADE=--upgrade
lock: $(BIN)/uv ## 改过 pyproject.toml 的依赖后，重新生成三个锁定文件
	@$(COMPILE) --group build -o requirements-build.lock
	@$(COMPILE) pyproject.toml -o requirements.lock
	@$(COMPILE) pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock
	@wc -l requirements*.lock

clean: ## 删去虚拟环境、缓存和生成的报告
	rm -rf $(VENV) out build dist htmlcov .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# 只在没有 uv 时走这里；lock 本身就是要更新锁定文件，不能依赖它们是最新的。
$(BIN)/uv:
	@sh .ci/setup requirements.lock

$(VENV)/.ready-run: requirements.lock $(RECIPE)
	@echo '正在准备运行环境（只在第一次或依赖变化时需要）……'
	@sh .ci/setup requirements.lock
	@touch $@

# 开发环境包含运行时的全部依赖，两个标记一起打。
$(VENV)/.ready-test: requirements-dev.lock requirements.lock $(RECIPE)
	@echo '正在准备测试环境（只在第一次或依赖变化时需要）……'
	@sh .ci/setup requirements-dev.lock
	@touch $(VENV)/.ready-run $@
