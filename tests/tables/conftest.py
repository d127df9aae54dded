"""The engines that the same cases run on, each a real one."""

from collections.abc import Iterator

import pytest
from tests.web.cluster import Cluster

from jiheng.tables.engines.duck import DuckEngine
from jiheng.tables.engines.postgres import PostgresEngine

ENGINES = ("duckdb", "postgres")


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    cluster = Cluster(Cluster.new_folder())
    cluster.start()
    yield cluster
    cluster.stop()


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Iterator[DuckEngine | PostgresEngine]:
    if request.param == "duckdb":
        engine: DuckEngine | PostgresEngine = DuckEngine()
    else:
        cluster: Cluster = request.getfixturevalue("cluster")
        engine = PostgresEngine(cluster.create("tables"))
    yield engine
    engine.close()
