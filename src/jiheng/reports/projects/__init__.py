"""The official self-evaluation form of one project (项目支出绩效自评表), on paper and as a sheet.

Source: 项目支出绩效评价管理办法（财预〔2020〕10号）附表, with the first-level indicators of
财预〔2021〕101号; the layout as in published copies.
"""
