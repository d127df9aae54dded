"""The measure words (量词) that official reports count and measure with."""

_COUNTED = """
个 家 项 人 名 件 次 篇 台 辆 套 份 户 场 期 批 处 所 座 间 栋 幢 条 种 类 支 只 艘 架 张 本 册
部 幅 宗 起 例 位 组 队 届 门 节 课时 学时 床 头 株 棵 枚 块 片 段 轮 笔 单 盏 口 根 对 卷 票
人次 人份 人日 户次 家次 车次 班次 批次 场次 项次 台次 件次 例次 床位 工位 卷宗 标段 剂次 剂
"""
_MEASURED = """
平方米 ㎡ 平方公里 平方千米 立方米 公顷 亩 公里 千米 米 厘米 毫米 吨 千克 公斤 克 升 毫升
千瓦 兆瓦 千瓦时 度 兆字节 吉字节 太字节
"""
_TIMED = "年 个月 周 天 工作日 小时 分钟 秒"

COUNT_WORDS = tuple(_COUNTED.split())
"""Words for things that come one by one: a whole number of them is exact."""

MEASURE_WORDS = tuple(_MEASURED.split())
"""Words for what is measured, so that also a whole number is a rounded one."""

TIME_WORDS = tuple(_TIMED.split())
"""Words for durations."""
