"""Read traditional characters as the simplified ones that the rules are written in."""

import re
from collections.abc import Iterable

_PAIRS = (
    (
        "預決執萬億總計減長費務產數項為與較額資財縣區鎮鄉業經營稅績評價標準級類團",
        "预决执万亿总计减长费务产数项为与较额资财县区镇乡业经营税绩评价标准级类团",
    ),
    (
        "體會議訓學報據說設備購車輛運轉結餘專債還實際劃畫書進個們來對從後時間開關",
        "体会议训学报据说设备购车辆运转结余专债还实际划画书进个们来对从后时间开关",
    ),
    (
        "問題發現見規則責貢獻獲參眾員術機構築電網絡線農漁衛療藥醫養險濟環護節約補",
        "问题发现见规则责贡献获参众员术机构筑电网络线农渔卫疗药医养险济环护节约补",
    ),
    (
        "貼貸繳納徵協調達遞選適遠連過屆屬層歲曆歷幣幾廣廳庫強張彈徑態憂戰擔損擴攝",
        "贴贷缴纳征协调达递选适远连过届属层岁历历币几广厅库强张弹径态忧战担损扩摄",
    ),
    (
        "攬斷於條極榮樓樣橋檢權歡殘氣況測滅滾滿漢潔災無煙熱爭爾牽犧狀獎異當監盤確",
        "揽断于条极荣楼样桥检权欢残气况测灭滚满汉洁灾无烟热争尔牵牺状奖异当监盘确",
    ),
    (
        "碼禮種穩積競筆簡簽糧紀組終給統維綜綠緊編緩縮織續罰聯職聽臨舉藝處蘭號蟲裝",
        "码礼种稳积竞笔简签粮纪组终给统维综绿紧编缓缩织续罚联职听临举艺处兰号虫装",
    ),
    (
        "裡複觀訂記許訪診証證詢試誠話該認誤課談請論識變讓負貨販貫貴買賃賓賞賠賣質",
        "里复观订记许访诊证证询试诚话该认误课谈请论识变让负货贩贯贵买赁宾赏赔卖质",
    ),
    (
        "贈軟輔輕輪輸辦遊違邊鄰針鋼錄錢鍋鏈鐵門閉陸陽隊階隨雙離難雲靈韌頁順須領頭",
        "赠软辅轻轮输办游违边邻针钢录钱锅链铁门闭陆阳队阶随双离难云灵韧页顺须领头",
    ),
    (
        "頻顧風飛飲館駐驗麗齊齡導將尋慮應擬擇攔啟嚴囑園圖圓場壓壞壯夠奪婦孫宮寬審",
        "频顾风飞饮馆驻验丽齐龄导将寻虑应拟择拦启严嘱园图圆场压坏壮够夺妇孙宫宽审",
    ),
    (
        "寫寶創劇劉剛勞勢動勵匯單衝兩冊別係側偵傑傳傷儀優儲內佔併俠倉傾僅僑儘黨點",
        "写宝创剧刘刚劳势动励汇单冲两册别系侧侦杰传伤仪优储内占并侠仓倾仅侨尽党点",
    ),
    (
        "檔籌緝繼縱範華葉蓋藍蘇裏訊託誌諮謹譯讀豐貿賬贏趙跡踐軌軍載轄郵鄭釋鑒銀銷",
        "档筹缉继纵范华叶盖蓝苏里讯托志咨谨译读丰贸账赢赵迹践轨军载辖邮郑释鉴银销",
    ),
    (
        "鎖鐘鑽閱闊陣陳隱雜靜響頒顯飯驅騰魚鮮鳥鹽麥龍",
        "锁钟钻阅阔阵陈隐杂静响颁显饭驱腾鱼鲜鸟盐麦龙",
    ),
)
_SIMPLIFIED = str.maketrans("".join(old for old, _ in _PAIRS), "".join(new for _, new in _PAIRS))
_ALSO_SIMPLIFIED = "後徵於"
"""Stand in names and quotations of simplified texts too."""
_TRADITIONAL = re.compile(
    "["
    + "".join(old for old, _ in _PAIRS).translate(dict.fromkeys(map(ord, _ALSO_SIMPLIFIED)))
    + "]"
)
_ENOUGH = 8
"""Traditional characters from which on a document is written in them."""


def is_traditional(texts: Iterable[str]) -> bool:
    """Tell whether a document is written in traditional characters.

    >>> is_traditional(["完成財政總收入，占年初預算，同比減少，稅務部門執行數"])
    True
    >>> is_traditional(["乾隆年间的藏書樓"])
    False
    """
    count = 0
    for text in texts:
        count += sum(1 for _ in _TRADITIONAL.finditer(text))
        if count >= _ENOUGH:
            return True
    return False


def simplified(text: str) -> str:
    """Write a text in simplified characters, one for one, so that positions stay.

    >>> simplified("年初預算數")
    '年初预算数'
    """
    return text.translate(_SIMPLIFIED)
