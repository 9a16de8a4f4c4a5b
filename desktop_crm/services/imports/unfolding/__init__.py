"""One row of a 客户表 may say more than one record holds: its people, dated notes and deal come in with the customer."""

from .columns import feed_of, feeds
from .gather import Gatherer
from .landing import counts, decide, land
from .prepare import prepare

__all__ = ["Gatherer", "counts", "decide", "feed_of", "feeds", "land", "prepare"]
