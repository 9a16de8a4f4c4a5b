<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>About</name>
    <message>
        <source>关于</source>
        <translation>About</translation>
    </message>
    <message>
        <source>客户管理 {0}</source>
        <translation>Desktop CRM {0}</translation>
    </message>
    <message>
        <source>快捷键 (F1)</source>
        <translation>Keyboard shortcuts (F1)</translation>
    </message>
    <message>
        <source>许可证</source>
        <translation>Licences</translation>
    </message>
</context>
<context>
    <name>Acting</name>
    <message numerus="yes">
        <source>已放入 %n 条提醒</source>
        <translation>
            <numerusform>%n reminder added</numerusform>
            <numerusform>%n reminders added</numerusform>
        </translation>
    </message>
    <message>
        <source>已导出 {0} 行到“{1}”</source>
        <translation>Rows exported to “{1}”: {0}</translation>
    </message>
    <message>
        <source>正在导出 {0} 行…</source>
        <translation>Exporting {0} rows…</translation>
    </message>
    <message>
        <source>已经是这样，没有要改的</source>
        <translation>Already so, nothing to change</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>导入 Excel / CSV…</source>
        <translation>Import Excel / CSV…</translation>
    </message>
    <message>
        <source>放入示例数据</source>
        <translation>Add sample data</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>重做</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>找人、找事、做事</source>
        <translation>Find anything, do anything</translation>
    </message>
    <message>
        <source>去“{0}”</source>
        <translation>Go to “{0}”</translation>
    </message>
    <message>
        <source>回到上一页</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>到窗口的下一块</source>
        <translation>Next part of the window</translation>
    </message>
    <message>
        <source>到窗口的上一块</source>
        <translation>Previous part of the window</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>外观：跟随系统</source>
        <translation>Colours: system</translation>
    </message>
    <message>
        <source>外观：浅色</source>
        <translation>Colours: light</translation>
    </message>
    <message>
        <source>外观：深色</source>
        <translation>Colours: dark</translation>
    </message>
</context>
<context>
    <name>Acts</name>
    <message>
        <source>编辑</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>勾选这一行</source>
        <translation>Tick this row</translation>
    </message>
    <message>
        <source>全选</source>
        <translation>Select all</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>粘贴</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>向下填充</source>
        <translation>Fill down</translation>
    </message>
    <message>
        <source>清空单元格，或把勾选的行放入回收站</source>
        <translation>Clear cells, or move ticked rows to trash</translation>
    </message>
</context>
<context>
    <name>Alike</name>
    <message>
        <source>可能已有</source>
        <translation>On file?</translation>
    </message>
    <message>
        <source>{0}相同</source>
        <translation>{0} matches</translation>
    </message>
    <message>
        <source>{0}相近</source>
        <translation>{0} is close</translation>
    </message>
    <message>
        <source>可能已有：{0} · {1}</source>
        <translation>Perhaps on file: {0} · {1}</translation>
    </message>
    <message>
        <source>{0} · {1}
点开看；填了一半的会留作草稿</source>
        <translation>{0} · {1}
Click to look; what you typed is kept as a draft</translation>
    </message>
</context>
<context>
    <name>AllBox</name>
    <message>
        <source>全选</source>
        <translation>Select all</translation>
    </message>
    <message>
        <source>全选 (Ctrl+A)</source>
        <translation>Select all (Ctrl+A)</translation>
    </message>
</context>
<context>
    <name>AmountEditor</name>
    <message>
        <source>¥ 如 12,345.60、1.2万</source>
        <translation>¥ e.g. 12,345.60 or 12k</translation>
    </message>
</context>
<context>
    <name>Ask</name>
    <message>
        <source>选择要导入的表格</source>
        <translation>Choose the spreadsheets to import</translation>
    </message>
    <message>
        <source>表格</source>
        <translation>Spreadsheets</translation>
    </message>
    <message>
        <source>所有文件</source>
        <translation>All files</translation>
    </message>
    <message>
        <source>存到哪里</source>
        <translation>Save as</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>放回去</source>
        <translation>Put back</translation>
    </message>
    <message>
        <source>请填“{0}”</source>
        <translation>Please fill in “{0}”</translation>
    </message>
</context>
<context>
    <name>BackupRow</name>
    <message>
        <source>换回这一份？现在的数据会先备份。</source>
        <translation>Restore this one? Current data is backed up first.</translation>
    </message>
    <message>
        <source>恢复…</source>
        <translation>Restore…</translation>
    </message>
    <message>
        <source>恢复 {0} 的备份</source>
        <translation>Restore the backup of {0}</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>每天自动</source>
        <translation>Daily</translation>
    </message>
    <message>
        <source>升级前</source>
        <translation>Before an upgrade</translation>
    </message>
    <message>
        <source>恢复前</source>
        <translation>Before a restore</translation>
    </message>
    <message>
        <source>手动</source>
        <translation>By hand</translation>
    </message>
    <message>
        <source>备份</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>每天第一次打开时自动备份，留最近 14 份；手动备份的一直留着。</source>
        <translation>Made when the program is first opened each day; the last 14 are kept. Those made by hand stay.</translation>
    </message>
    <message>
        <source>立即备份</source>
        <translation>Back up now</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>还没有备份</source>
        <translation>No backups yet</translation>
    </message>
    <message numerus="yes">
        <source>另有 %n 份更早的，在文件夹里</source>
        <translation>
            <numerusform>%n older one is in the folder</numerusform>
            <numerusform>%n older ones are in the folder</numerusform>
        </translation>
    </message>
    <message>
        <source>正在备份…</source>
        <translation>Backing up…</translation>
    </message>
    <message>
        <source>已备份，{0}</source>
        <translation>Backed up, {0}</translation>
    </message>
</context>
<context>
    <name>Beside</name>
    <message>
        <source>展开记录</source>
        <translation>Expand record</translation>
    </message>
    <message>
        <source>写跟进</source>
        <translation>Write a follow-up</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>记录栏宽一些</source>
        <translation>Wider record pane</translation>
    </message>
    <message>
        <source>记录栏窄一些</source>
        <translation>Narrower record pane</translation>
    </message>
</context>
<context>
    <name>BirthdayEditor</name>
    <message>
        <source>农历</source>
        <translation>Lunar</translation>
    </message>
    <message>
        <source>按农历过生日</source>
        <translation>Keep the lunar birthday</translation>
    </message>
    <message>
        <source>1980-08-05 或 8-5</source>
        <translation>1980-08-05 or 8-5</translation>
    </message>
    <message>
        <source>下一个 {0}</source>
        <translation>Next {0}</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>{0} 天没有进展</source>
        <translation>No progress for {0} days</translation>
    </message>
    <message>
        <source>最近跟进：{0}</source>
        <translation>Last contact: {0}</translation>
    </message>
    <message>
        <source>下次跟进：{0}</source>
        <translation>Next contact: {0}</translation>
    </message>
    <message>
        <source>结束：{0}</source>
        <translation>Closed on: {0}</translation>
    </message>
    <message>
        <source>预计成交：{0}</source>
        <translation>Expected on: {0}</translation>
    </message>
    <message>
        <source>负责人：{0}</source>
        <translation>Owner: {0}</translation>
    </message>
    <message>
        <source>{0}，阶段 {1}，第 {2} 张，共 {3} 张</source>
        <translation>{0}, stage {1}, card {2} of {3}</translation>
    </message>
    <message>
        <source>停滞 {0} 天</source>
        <translation>Stalled {0} d</translation>
    </message>
    <message>
        <source>合计 {0}</source>
        <translation>Total {0}</translation>
    </message>
    <message>
        <source>加权 {0}</source>
        <translation>Weighted {0}</translation>
    </message>
    <message>
        <source>含外币 {0} 笔，已按汇率折算</source>
        <translation>Foreign currency converted: {0}</translation>
    </message>
</context>
<context>
    <name>BoardPage</name>
    <message>
        <source>点一张卡片，这里显示这笔商机的资料</source>
        <translation>Click a card to see its deal here</translation>
    </message>
    <message>
        <source>筛选商机、客户</source>
        <translation>Filter deals, customers</translation>
    </message>
    <message>
        <source>筛选卡片</source>
        <translation>Filter cards</translation>
    </message>
    <message>
        <source>新建商机</source>
        <translation>New deal</translation>
    </message>
    <message>
        <source>移到下一个阶段</source>
        <translation>To the next stage</translation>
    </message>
    <message>
        <source>移到上一个阶段</source>
        <translation>To the previous stage</translation>
    </message>
    <message>
        <source>卡片往上排</source>
        <translation>Card up</translation>
    </message>
    <message>
        <source>卡片往下排</source>
        <translation>Card down</translation>
    </message>
    <message>
        <source>把商机放入回收站</source>
        <translation>Move deal to trash</translation>
    </message>
    <message>
        <source>{0} 个商机 · {1}</source>
        <translation>{0} open · {1}</translation>
    </message>
    <message>
        <source>进行中的商机合计 {0}，加权 {1}</source>
        <translation>Open deals: total {0}, weighted {1}</translation>
    </message>
    <message>
        <source>含外币 {0} 笔，已按汇率折算</source>
        <translation>Foreign currency converted: {0}</translation>
    </message>
    <message>
        <source>找到 {0} 个商机</source>
        <translation>{0} found</translation>
    </message>
    <message>
        <source>共 {0} 个商机，含赢单、输单和搁置</source>
        <translation>{0} in all, with won, lost and on hold</translation>
    </message>
    <message>
        <source>“{0}”放入回收站</source>
        <translation>“{0}” moved to trash</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>Box</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>CalendarPopup</name>
    <message>
        <source>上个月</source>
        <translation>Previous month</translation>
    </message>
    <message>
        <source>下个月</source>
        <translation>Next month</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>明天</source>
        <translation>Tomorrow</translation>
    </message>
    <message>
        <source>3天后</source>
        <translation>In 3 days</translation>
    </message>
    <message>
        <source>下周一</source>
        <translation>Monday</translation>
    </message>
</context>
<context>
    <name>CardMenu</name>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>移到</source>
        <translation>Move to</translation>
    </message>
    <message>
        <source>往上排</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>往下排</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>放入回收站</source>
        <translation>Move to trash</translation>
    </message>
</context>
<context>
    <name>ChipRow</name>
    <message>
        <source>更多视图</source>
        <translation>More views</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>加一个筛选条件</source>
        <translation>Add a condition</translation>
    </message>
    <message>
        <source>存为视图</source>
        <translation>Save view</translation>
    </message>
    <message>
        <source>列</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>选择列</source>
        <translation>Choose columns</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>更多 {0}</source>
        <translation>{0} more</translation>
    </message>
    <message>
        <source>还有 {0} 个条件</source>
        <translation>More conditions: {0}</translation>
    </message>
</context>
<context>
    <name>ChipsEditor</name>
    <message>
        <source>新增“{0}”</source>
        <translation>Add “{0}”</translation>
    </message>
    <message>
        <source>没有“{0}”</source>
        <translation>Nothing found for “{0}”</translation>
    </message>
    <message>
        <source>去掉“{0}”</source>
        <translation>Remove “{0}”</translation>
    </message>
</context>
<context>
    <name>ChoiceEditor</name>
    <message>
        <source>还没有选项</source>
        <translation>No options yet</translation>
    </message>
    <message>
        <source>没有“{0}”</source>
        <translation>Nothing found for “{0}”</translation>
    </message>
    <message>
        <source>新增“{0}”</source>
        <translation>Add “{0}”</translation>
    </message>
</context>
<context>
    <name>Clipboard</name>
    <message>
        <source>一次最多复制 {0} 行，更多的请用导出</source>
        <translation>Up to {0} rows can be copied at once; export for more</translation>
    </message>
    <message>
        <source>正在复制 {0} 行…</source>
        <translation>Copying {0} rows…</translation>
    </message>
    <message>
        <source>已复制 {0} 行</source>
        <translation>Rows copied: {0}</translation>
    </message>
    <message>
        <source>从这里往下只有 {0} 行，要粘贴的有 {1} 行</source>
        <translation>Only {0} rows from here down, but {1} to paste</translation>
    </message>
    <message>
        <source>从这里往右只有 {0} 列，要粘贴的有 {1} 列</source>
        <translation>Only {0} columns from here on, but {1} to paste</translation>
    </message>
    <message>
        <source>已清空 {0} 处</source>
        <translation>Cells cleared: {0}</translation>
    </message>
    <message>
        <source>粘贴的内容</source>
        <translation>Pasted rows</translation>
    </message>
    <message>
        <source>{0} 行要先过一遍导入核对</source>
        <translation>Check these {0} rows before they are imported</translation>
    </message>
</context>
<context>
    <name>Column</name>
    <message>
        <source>阶段 {0}</source>
        <translation>Stage {0}</translation>
    </message>
</context>
<context>
    <name>ColumnChooser</name>
    <message>
        <source>显示哪些列</source>
        <translation>Columns to show</translation>
    </message>
    <message>
        <source>上移 (Alt+↑)</source>
        <translation>Move up (Alt+↑)</translation>
    </message>
    <message>
        <source>下移 (Alt+↓)</source>
        <translation>Move down (Alt+↓)</translation>
    </message>
    <message>
        <source>恢复默认</source>
        <translation>Reset</translation>
    </message>
</context>
<context>
    <name>ColumnHead</name>
    <message>
        <source>在“{0}”新建商机</source>
        <translation>New deal in “{0}”</translation>
    </message>
    <message>
        <source>收起“{0}”</source>
        <translation>Fold “{0}”</translation>
    </message>
    <message>
        <source>停滞 {0}</source>
        <translation>{0} stalled</translation>
    </message>
    <message>
        <source>超过 {0} 天没有进展的商机</source>
        <translation>Deals without progress for more than {0} days</translation>
    </message>
</context>
<context>
    <name>ConditionChip</name>
    <message>
        <source>去掉条件 {0}</source>
        <translation>Remove condition {0}</translation>
    </message>
    <message>
        <source>去掉这个条件</source>
        <translation>Remove this condition</translation>
    </message>
</context>
<context>
    <name>Counting</name>
    <message>
        <source>已选 {0} 位</source>
        <translation>{0} selected</translation>
    </message>
    <message>
        <source>回收站里有 {0} 位客户</source>
        <translation>{0} in trash</translation>
    </message>
    <message>
        <source>先列出 {0} 位，再打几个字会更准</source>
        <translation>First {0} shown; type more to narrow it down</translation>
    </message>
    <message>
        <source>找到 {0} 位客户</source>
        <translation>{0} found</translation>
    </message>
    <message>
        <source>筛出 {0} 位客户</source>
        <translation>{0} match</translation>
    </message>
    <message>
        <source>正在清点…</source>
        <translation>Counting…</translation>
    </message>
    <message>
        <source>共 {0} 位客户</source>
        <translation>{0} in all</translation>
    </message>
    <message>
        <source>正在读取…</source>
        <translation>Loading…</translation>
    </message>
    <message>
        <source>正在搜索…</source>
        <translation>Searching…</translation>
    </message>
    <message>
        <source>正在筛选…</source>
        <translation>Filtering…</translation>
    </message>
    <message>
        <source>正在排序…</source>
        <translation>Sorting…</translation>
    </message>
</context>
<context>
    <name>CustomersPage</name>
    <message>
        <source>找到于 {0}</source>
        <translation>Found by {0}</translation>
    </message>
    <message>
        <source>客户</source>
        <translation>Customers</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>新建客户</source>
        <translation>New customer</translation>
    </message>
    <message>
        <source>搜索客户</source>
        <translation>Search customers</translation>
    </message>
    <message>
        <source>筛选这一列</source>
        <translation>Filter this column</translation>
    </message>
    <message>
        <source>加一个筛选条件</source>
        <translation>Add a condition</translation>
    </message>
    <message>
        <source>清除筛选和排序</source>
        <translation>Clear filter and sorting</translation>
    </message>
    <message>
        <source>选择列</source>
        <translation>Choose columns</translation>
    </message>
    <message>
        <source>这一列宽一些</source>
        <translation>Wider column</translation>
    </message>
    <message>
        <source>这一列窄一些</source>
        <translation>Narrower column</translation>
    </message>
    <message>
        <source>打开或收起记录栏</source>
        <translation>Show or hide record pane</translation>
    </message>
    <message>
        <source>客户回收站</source>
        <translation>Customer trash</translation>
    </message>
    <message>
        <source>搜索名称、电话、联系人、拼音首字母</source>
        <translation>Name, phone, contact or pinyin</translation>
    </message>
    <message>
        <source>删除于</source>
        <translation>Trashed at</translation>
    </message>
</context>
<context>
    <name>DataFile</name>
    <message>
        <source>数据</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>全部数据在这台电脑的一个文件夹里，不上传到任何地方。</source>
        <translation>All data is in one folder on this computer and is never uploaded.</translation>
    </message>
    <message>
        <source>检查数据</source>
        <translation>Check data</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>正在检查…</source>
        <translation>Checking…</translation>
    </message>
    <message numerus="yes">
        <source>%n 项检查都正常</source>
        <translation>
            <numerusform>%n check, all fine</numerusform>
            <numerusform>%n checks, all fine</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>有 %n 项不对，请换回最近的备份：</source>
        <translation>
            <numerusform>%n check failed; restore the latest backup:</numerusform>
            <numerusform>%n checks failed; restore the latest backup:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayEditor</name>
    <message>
        <source>日历 (↓)</source>
        <translation>Calendar (↓)</translation>
    </message>
    <message>
        <source>明天、下周一、6-18</source>
        <translation>tomorrow, 6-18</translation>
    </message>
</context>
<context>
    <name>DayList</name>
    <message>
        <source>从哪天</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到哪天</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>如 2026-11-21、6月、今天</source>
        <translation>e.g. 2026-11-21, 2026-06, today</translation>
    </message>
</context>
<context>
    <name>Doing</name>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>推迟</source>
        <translation>Snooze</translation>
    </message>
    <message>
        <source>打开记录</source>
        <translation>Open record</translation>
    </message>
    <message>
        <source>改这条提醒</source>
        <translation>Edit reminder</translation>
    </message>
    <message>
        <source>复制电话</source>
        <translation>Copy phone</translation>
    </message>
    <message>
        <source>复制这一条</source>
        <translation>Copy line</translation>
    </message>
    <message>
        <source>移到回收站</source>
        <translation>Move to trash</translation>
    </message>
    <message>
        <source>已复制 {0} {1}</source>
        <translation>Copied {0} {1}</translation>
    </message>
    <message>
        <source>已复制“{0}”</source>
        <translation>Copied “{0}”</translation>
    </message>
    <message>
        <source>“{0}”已移到回收站</source>
        <translation>“{0}” moved to trash</translation>
    </message>
    <message>
        <source>已完成“{0}”</source>
        <translation>Done: “{0}”</translation>
    </message>
    <message>
        <source>已推迟“{0}”</source>
        <translation>Snoozed: “{0}”</translation>
    </message>
    <message>
        <source>到时间了：{0}</source>
        <translation>It is time: {0}</translation>
    </message>
</context>
<context>
    <name>Duplicates</name>
    <message>
        <source>这个信用代码校验不通过，请再核对一遍；仍可保存</source>
        <translation>This credit code does not check out; look again. It can still be saved</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>最近跟进由跟进记录算出</source>
        <translation>Last contact comes from the follow-ups</translation>
    </message>
    <message>
        <source>下次跟进由跟进记录和回访提醒算出</source>
        <translation>Next contact comes from follow-ups and reminders</translation>
    </message>
    <message>
        <source>完整率由填了几项算出</source>
        <translation>Completeness comes from the fields filled in</translation>
    </message>
    <message>
        <source>“{0}”由程序记录，不能改</source>
        <translation>“{0}” is kept by the program and cannot be changed</translation>
    </message>
</context>
<context>
    <name>ExportCard</name>
    <message>
        <source>导出什么</source>
        <translation>What to export</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>打开所在的文件夹</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>What</translation>
    </message>
    <message>
        <source>格式</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>正在导出{0}</source>
        <translation>Exporting: {0}</translation>
    </message>
    <message>
        <source>已取消，没有导出</source>
        <translation>Cancelled, nothing was exported</translation>
    </message>
    <message>
        <source>已导出 {0} 行到“{1}”</source>
        <translation>Rows exported to “{1}”: {0}</translation>
    </message>
    <message>
        <source>存成表格改好了还能再导入回来；存成手机通讯录（.vcf）发到手机上点开就存好了</source>
        <translation>A sheet comes back in after you edit it; phone contacts (.vcf) open on the phone and are saved</translation>
    </message>
    <message>
        <source>手机通讯录</source>
        <translation>Phone (.vcf)</translation>
    </message>
</context>
<context>
    <name>ExpressionEditor</name>
    <message>
        <source>筛选条件</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>如 级别=重点 and (地区~浙江 or 负责人=李雷)，last_contact_at&lt;-30d，owner is empty</source>
        <translation>e.g. grade=A and (region~Hangzhou or owner=&quot;Li Lei&quot;), last_contact_at&lt;-30d, owner is empty</translation>
    </message>
</context>
<context>
    <name>FieldPicker</name>
    <message>
        <source>按哪一项筛选</source>
        <translation>Filter by</translation>
    </message>
    <message>
        <source>写一条式子…</source>
        <translation>Write a formula…</translation>
    </message>
    <message>
        <source>找字段</source>
        <translation>Find a field</translation>
    </message>
    <message>
        <source>这一列导入成</source>
        <translation>Import this column as</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>打开“{0}”</source>
        <translation>Open “{0}”</translation>
    </message>
    <message>
        <source>由变更历史得出，不能直接改</source>
        <translation>Comes from the history and cannot be changed</translation>
    </message>
    <message>
        <source>最近一条跟进的时间，记一条跟进就会变</source>
        <translation>Time of the last follow-up; write one to change it</translation>
    </message>
    <message>
        <source>最早一个未完成提醒的日期，在提醒里改</source>
        <translation>Date of the first open reminder; change it there</translation>
    </message>
    <message>
        <source>填了多少项算出来的，多填几项就会变</source>
        <translation>Share of fields filled in; fill in more to raise it</translation>
    </message>
    <message>
        <source>由程序算出，不能直接改</source>
        <translation>Computed by the program, cannot be changed</translation>
    </message>
</context>
<context>
    <name>FieldsView</name>
    <message>
        <source>收起没填的</source>
        <translation>Hide empty fields</translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 项没填</source>
        <translation>
            <numerusform>%n empty field</numerusform>
            <numerusform>%n empty fields</numerusform>
        </translation>
    </message>
    <message>
        <source>已复制 {0}</source>
        <translation>Copied {0}</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
</context>
<context>
    <name>FilterPopup</name>
    <message>
        <source>不筛选</source>
        <translation>No filter</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>升序</source>
        <translation>Ascending</translation>
    </message>
    <message>
        <source>降序</source>
        <translation>Descending</translation>
    </message>
</context>
<context>
    <name>Filtering</name>
    <message>
        <source>（空）</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>本周</source>
        <translation>This week</translation>
    </message>
    <message>
        <source>本月</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>逾期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>明天</source>
        <translation>Tomorrow</translation>
    </message>
    <message>
        <source>下周</source>
        <translation>Next week</translation>
    </message>
    <message>
        <source>上月</source>
        <translation>Last month</translation>
    </message>
    <message>
        <source>30 天前</source>
        <translation>30+ days ago</translation>
    </message>
    <message>
        <source>90 天前</source>
        <translation>90+ days ago</translation>
    </message>
    <message>
        <source>{0}：{1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source> 且 </source>
        <translation> and </translation>
    </message>
    <message>
        <source> 或 </source>
        <translation> or </translation>
    </message>
    <message>
        <source>不是 {0}</source>
        <translation>not {0}</translation>
    </message>
    <message>
        <source>不空</source>
        <translation>not empty</translation>
    </message>
    <message>
        <source>含“{0}”</source>
        <translation>with “{0}”</translation>
    </message>
    <message>
        <source>{0}等 {1} 个</source>
        <translation>{0} … ({1})</translation>
    </message>
    <message>
        <source>从 {0}</source>
        <translation>from {0}</translation>
    </message>
    <message>
        <source>到 {0}</source>
        <translation>until {0}</translation>
    </message>
    <message>
        <source>{0}之前</source>
        <translation>before {0}</translation>
    </message>
    <message>
        <source>{0}之后</source>
        <translation>after {0}</translation>
    </message>
    <message>
        <source>昨天</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>上周</source>
        <translation>Last week</translation>
    </message>
    <message>
        <source>下月</source>
        <translation>Next month</translation>
    </message>
    <message>
        <source>今年</source>
        <translation>This year</translation>
    </message>
    <message>
        <source>{0} 天前</source>
        <translation>{0} days ago</translation>
    </message>
    <message>
        <source>{0} 天后</source>
        <translation>in {0} days</translation>
    </message>
</context>
<context>
    <name>FinishBox</name>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>结果怎么样？可以不填，回车完成</source>
        <translation>What came of it? May stay empty; Enter finishes</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>下次做什么</source>
        <translation>What to do next</translation>
    </message>
    <message>
        <source>下次</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>您的姓名？</source>
        <translation>What is your name?</translation>
    </message>
    <message>
        <source>会写在您做的跟进和改动旁边，同事看得出是谁做的。</source>
        <translation>Shown beside your follow-ups and changes, so that colleagues see who made them.</translation>
    </message>
    <message>
        <source>或者您就是其中一位：</source>
        <translation>Or you are one of these:</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>以后再说</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>如 陈晓</source>
        <translation>e.g. Chen Xiao</translation>
    </message>
</context>
<context>
    <name>FlagEditor</name>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
</context>
<context>
    <name>Folder</name>
    <message>
        <source>打不开文件夹，它在 {0}</source>
        <translation>The folder cannot be opened; it is at {0}</translation>
    </message>
</context>
<context>
    <name>FollowUpBox</name>
    <message>
        <source>写跟进… Ctrl+J</source>
        <translation>Write a follow-up… Ctrl+J</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>记下 (Ctrl+Enter)</source>
        <translation>Save (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>同时完成提醒：{0}</source>
        <translation>Reminder done too: {0}</translation>
    </message>
    <message>
        <source>已记下，{0}提醒</source>
        <translation>Saved, reminder: {0}</translation>
    </message>
    <message>
        <source>已记下</source>
        <translation>Follow-up saved</translation>
    </message>
    <message>
        <source>写一句谈了什么，再记下</source>
        <translation>Write what it was about, then save</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>{0} 行要先问清楚</source>
        <translation>{0} in conflict</translation>
    </message>
    <message>
        <source>{0} 行有误</source>
        <translation>{0} with errors</translation>
    </message>
    <message>
        <source>；{0}，会留下</source>
        <translation>; left out: {0}</translation>
    </message>
    <message>
        <source>资料刚被别处改过，请再看一眼。</source>
        <translation>Records have just changed elsewhere; look again. </translation>
    </message>
    <message>
        <source>导入 {0} 行</source>
        <translation>Import {0} rows</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>存出有误的 {0} 行</source>
        <translation>Save problem rows ({0})</translation>
    </message>
    <message>
        <source>没有可以导入的行</source>
        <translation>No rows to import</translation>
    </message>
    <message>
        <source>{0} 行都和现有的一样，不用导入</source>
        <translation>All {0} rows are as they are here; nothing to import</translation>
    </message>
    <message>
        <source>{0} 行：{1}</source>
        <translation>{0} rows: {1}</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>自动编号</source>
        <translation>Automatic</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>新建{0}</source>
        <translation>New {0}</translation>
    </message>
    <message>
        <source>概况</source>
        <translation>About</translation>
    </message>
    <message>
        <source>联系方式</source>
        <translation>Contact details</translation>
    </message>
    <message>
        <source>个人</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>关系</source>
        <translation>Relations</translation>
    </message>
    <message>
        <source>开票</source>
        <translation>Invoicing</translation>
    </message>
    <message>
        <source>自定义</source>
        <translation>Custom</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
</context>
<context>
    <name>FormBody</name>
    <message numerus="yes">
        <source>更多（还有 %n 项）</source>
        <translation>
            <numerusform>More (%n field)</numerusform>
            <numerusform>More (%n fields)</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} 商机</source>
        <translation>{0} deal</translation>
    </message>
</context>
<context>
    <name>Forms</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>没有“{0}”这一项</source>
        <translation>No field “{0}”</translation>
    </message>
    <message>
        <source>改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>改为</source>
        <translation>to</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>加上</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>去掉</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>提醒</source>
        <translation>Add reminder</translation>
    </message>
    <message>
        <source>提醒做什么</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>放入回收站</source>
        <translation>Move to trash</translation>
    </message>
</context>
<context>
    <name>HeaderArrow</name>
    <message>
        <source>筛选这一列</source>
        <translation>Filter this column</translation>
    </message>
    <message>
        <source>筛选这一列 (Alt+↓)</source>
        <translation>Filter this column (Alt+↓)</translation>
    </message>
</context>
<context>
    <name>HistoryLine</name>
    <message>
        <source>新建</source>
        <translation>Created</translation>
    </message>
    <message>
        <source>还有 {0} 项</source>
        <translation>{0} more</translation>
    </message>
    <message>
        <source>复制文字</source>
        <translation>Copy text</translation>
    </message>
    <message>
        <source>已复制</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>放入回收站</source>
        <translation>Moved to trash</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restored</translation>
    </message>
</context>
<context>
    <name>ImportColumns</name>
    <message>
        <source>记入备注</source>
        <translation>Add to notes</translation>
    </message>
    <message>
        <source>新字段</source>
        <translation>New field</translation>
    </message>
    <message>
        <source>不导入</source>
        <translation>Leave out</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>导入这些行</source>
        <translation>Import these rows</translation>
    </message>
    <message>
        <source>改这一列导入成什么</source>
        <translation>Change what a column becomes</translation>
    </message>
    <message>
        <source>存出有误的行</source>
        <translation>Save problem rows</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message numerus="yes">
        <source>%n 个文件</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} 有误的行</source>
        <translation>{0} problem rows</translation>
    </message>
    <message>
        <source>正在存出有误的行</source>
        <translation>Saving problem rows</translation>
    </message>
    <message>
        <source>正在看 {0}</source>
        <translation>Looking at {0}</translation>
    </message>
    <message>
        <source>正在读取 {0}</source>
        <translation>Reading {0}</translation>
    </message>
    <message>
        <source>正在检查每一行</source>
        <translation>Checking every row</translation>
    </message>
    <message>
        <source>正在和现有的比对</source>
        <translation>Comparing with what is here</translation>
    </message>
    <message>
        <source>正在导入 {0}</source>
        <translation>Importing {0}</translation>
    </message>
    <message>
        <source>正在导入</source>
        <translation>Importing</translation>
    </message>
    <message>
        <source>正在导入，最后整理搜索</source>
        <translation>Importing, search is being brought up to date</translation>
    </message>
    <message>
        <source>已导入 {0} 行</source>
        <translation>Rows imported: {0}</translation>
    </message>
    <message>
        <source>已存出 {0} 行到“{1}”</source>
        <translation>Rows saved to “{1}”: {0}</translation>
    </message>
    <message>
        <source>已取消，什么也没有写入</source>
        <translation>Cancelled, nothing was written</translation>
    </message>
    <message>
        <source>换一个文件</source>
        <translation>Another file</translation>
    </message>
    <message>
        <source>回到导入导出</source>
        <translation>Back to Import</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>快捷键</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>到处</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <source>表格</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>商机看板</source>
        <translation>Deal board</translation>
    </message>
    <message>
        <source>记录和跟进</source>
        <translation>Record and follow-up</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>退一层，只退一层</source>
        <translation>One step back, never more</translation>
    </message>
    <message>
        <source>修改这一格；直接打字就是改写</source>
        <translation>Edit the cell; typing replaces it</translation>
    </message>
    <message>
        <source>确定并往下</source>
        <translation>Accept and go down</translation>
    </message>
    <message>
        <source>确定并往右</source>
        <translation>Accept and go right</translation>
    </message>
    <message>
        <source>还原这一格</source>
        <translation>Cancel the edit</translation>
    </message>
    <message>
        <source>清空选中的格子；选中整行则放入回收站</source>
        <translation>Clear cells; move whole rows to trash</translation>
    </message>
    <message>
        <source>勾选这一行</source>
        <translation>Tick this row</translation>
    </message>
    <message>
        <source>连着选</source>
        <translation>Select a range</translation>
    </message>
    <message>
        <source>全选</source>
        <translation>Select all</translation>
    </message>
    <message>
        <source>复制、粘贴，与 Excel 相同</source>
        <translation>Copy and paste, as in Excel</translation>
    </message>
    <message>
        <source>用上一格填满选中的格子</source>
        <translation>Fill down</translation>
    </message>
    <message>
        <source>移到相邻阶段</source>
        <translation>To the next or previous stage</translation>
    </message>
    <message>
        <source>在阶段里上移、下移</source>
        <translation>Up or down in its stage</translation>
    </message>
    <message>
        <source>打开商机</source>
        <translation>Open deal</translation>
    </message>
    <message>
        <source>保存；在列表里是展开记录</source>
        <translation>Save; in a list, expand the record</translation>
    </message>
    <message>
        <source>保存并接着新建</source>
        <translation>Save and add another</translation>
    </message>
</context>
<context>
    <name>Later</name>
    <message>
        <source>明天</source>
        <translation>Tomorrow</translation>
    </message>
    <message>
        <source>3 天后</source>
        <translation>In 3 days</translation>
    </message>
    <message>
        <source>下周一</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>1 小时后</source>
        <translation>In 1 hour</translation>
    </message>
    <message>
        <source>日期…</source>
        <translation>Date…</translation>
    </message>
</context>
<context>
    <name>LaterBox</name>
    <message>
        <source>推迟</source>
        <translation>Snooze</translation>
    </message>
    <message>
        <source>推迟到</source>
        <translation>Snooze until</translation>
    </message>
</context>
<context>
    <name>Line</name>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>更多（菜单键）</source>
        <translation>More (Menu key)</translation>
    </message>
</context>
<context>
    <name>LineList</name>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>LongWork</name>
    <message>
        <source>正在准备示例数据</source>
        <translation>Making sample data</translation>
    </message>
    <message>
        <source>已取消，什么也没有写入</source>
        <translation>Cancelled, nothing was written</translation>
    </message>
    <message numerus="yes">
        <source>已放入 %n 位示例客户</source>
        <translation>
            <numerusform>%n sample customer added</numerusform>
            <numerusform>%n sample customers added</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}，等它完成再来</source>
        <translation>{0}: wait until it is done</translation>
    </message>
</context>
<context>
    <name>Looks</name>
    <message>
        <source>外观和语言</source>
        <translation>Look and language</translation>
    </message>
    <message>
        <source>颜色</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation>System</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>表格行高</source>
        <translation>Row height</translation>
    </message>
    <message>
        <source>标准</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>紧凑</source>
        <translation>Compact</translation>
    </message>
    <message>
        <source>语言 Language</source>
        <translation>Language 语言</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>客户管理</source>
        <translation>Desktop CRM</translation>
    </message>
    <message>
        <source>“{0}”不是表格，请用 .xlsx 或 .csv</source>
        <translation>“{0}” is no spreadsheet; use .xlsx or .csv</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>Me</name>
    <message>
        <source>我是谁</source>
        <translation>Who I am</translation>
    </message>
    <message>
        <source>会写在您做的跟进和改动旁边；“我负责的”也是按它来的。</source>
        <translation>Shown beside your follow-ups and changes. The Mine view goes by it, too.</translation>
    </message>
    <message>
        <source>名单里没有？写上姓名</source>
        <translation>Not listed? Write your name</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>这是我</source>
        <translation>This is me</translation>
    </message>
    <message>
        <source>另一个名字</source>
        <translation>Another name</translation>
    </message>
    <message>
        <source>现在您是“{0}”</source>
        <translation>You are now “{0}”</translation>
    </message>
</context>
<context>
    <name>Mover</name>
    <message>
        <source>“{0}”按结束日期排，最近的在最上面</source>
        <translation>“{0}” is ordered by the day it closed, newest first</translation>
    </message>
    <message>
        <source>“{0}”换了位置</source>
        <translation>“{0}” has a new place</translation>
    </message>
    <message>
        <source>“{0}”移到“{1}”</source>
        <translation>“{0}” moved to “{1}”</translation>
    </message>
</context>
<context>
    <name>NameAsker</name>
    <message>
        <source>请写一个名称</source>
        <translation>Please write a name</translation>
    </message>
</context>
<context>
    <name>NewForm</name>
    <message>
        <source>关闭表单</source>
        <translation>Close form</translation>
    </message>
    <message>
        <source>关闭，留作草稿 (Esc)</source>
        <translation>Close, keep as draft (Esc)</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>丢弃</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>保存 (Ctrl+Enter)</source>
        <translation>Save (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>保存并新建下一条</source>
        <translation>Save and add another</translation>
    </message>
    <message>
        <source>保存并新建下一条 (Ctrl+Shift+Enter)</source>
        <translation>Save and add another (Ctrl+Shift+Enter)</translation>
    </message>
    <message>
        <source>上次没写完：{0}</source>
        <translation>Unfinished: {0}</translation>
    </message>
    <message>
        <source>上次没写完的草稿</source>
        <translation>An unfinished draft</translation>
    </message>
    <message>
        <source>已新建{0}“{1}”</source>
        <translation>{0} “{1}” added</translation>
    </message>
    <message>
        <source>已新建{0}</source>
        <translation>{0} added</translation>
    </message>
    <message>
        <source>没有保存：{0}。写的留作草稿</source>
        <translation>Not saved: {0}. What you typed is kept as a draft</translation>
    </message>
</context>
<context>
    <name>NextLine</name>
    <message>
        <source>下次</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>明天</source>
        <translation>Tomorrow</translation>
    </message>
    <message>
        <source>3天后</source>
        <translation>3 days</translation>
    </message>
    <message>
        <source>下周一</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>日期…</source>
        <translation>Date…</translation>
    </message>
    <message>
        <source>下次：{0}</source>
        <translation>Next: {0}</translation>
    </message>
    <message>
        <source>哪天</source>
        <translation>Which day</translation>
    </message>
    <message>
        <source>下次做什么</source>
        <translation>What to do next</translation>
    </message>
</context>
<context>
    <name>NoCards</name>
    <message>
        <source>把第一个商机记下来</source>
        <translation>Add your first deal</translation>
    </message>
    <message>
        <source>客户、金额、预计什么时候成交；拖着卡片走完每个阶段</source>
        <translation>Customer, amount, expected date; then drag the card from stage to stage</translation>
    </message>
    <message>
        <source>新建商机</source>
        <translation>New deal</translation>
    </message>
    <message>
        <source>看示例</source>
        <translation>See an example</translation>
    </message>
    <message>
        <source>没有“{0}”</source>
        <translation>Nothing found for “{0}”</translation>
    </message>
    <message>
        <source>这位负责人还没有商机</source>
        <translation>No deals of this owner yet</translation>
    </message>
    <message>
        <source>只找了一位负责人的商机</source>
        <translation>Only deals of one owner were searched</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filter</translation>
    </message>
    <message>
        <source>商机没能读出来</source>
        <translation>The deals could not be read</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>NoRows</name>
    <message>
        <source>把客户表拖进来就行</source>
        <translation>Drop your customer list here</translation>
    </message>
    <message>
        <source>Excel 或 CSV，表头怎么写都可以，电话和名称会自己认出来</source>
        <translation>Excel or CSV with any headings; names and phones are recognised</translation>
    </message>
    <message>
        <source>导入 Excel</source>
        <translation>Import Excel</translation>
    </message>
    <message>
        <source>看示例</source>
        <translation>See an example</translation>
    </message>
    <message>
        <source>没有“{0}”</source>
        <translation>Nothing found for “{0}”</translation>
    </message>
    <message>
        <source>清除搜索</source>
        <translation>Clear search</translation>
    </message>
    <message>
        <source>客户没能读出来</source>
        <translation>The customers could not be read</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>回收站里没有“{0}”</source>
        <translation>Nothing in the trash for “{0}”</translation>
    </message>
    <message>
        <source>回收站是空的</source>
        <translation>The trash is empty</translation>
    </message>
    <message>
        <source>回到客户</source>
        <translation>Back to customers</translation>
    </message>
    <message>
        <source>只在筛出的客户里找过</source>
        <translation>Only the filtered customers were searched</translation>
    </message>
    <message>
        <source>新建客户“{0}”</source>
        <translation>New customer “{0}”</translation>
    </message>
    <message>
        <source>在全部客户里找</source>
        <translation>Search all customers</translation>
    </message>
    <message>
        <source>没有符合条件的客户</source>
        <translation>No customers match</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filter</translation>
    </message>
</context>
<context>
    <name>Nothing</name>
    <message>
        <source>下一件：{0} {1}</source>
        <translation>Next: {0} {1}</translation>
    </message>
    <message>
        <source>今天没有要跟进的</source>
        <translation>Nothing to follow up today</translation>
    </message>
    <message>
        <source>看看谁很久没联系</source>
        <translation>See who has been silent for long</translation>
    </message>
    <message>
        <source>把客户表拖进来就行</source>
        <translation>Drop your customer list here</translation>
    </message>
    <message>
        <source>有了客户，该回访谁、什么时候回访，都会列在这里</source>
        <translation>Once customers are in, whoever is due for a follow-up is listed here</translation>
    </message>
    <message>
        <source>导入 Excel</source>
        <translation>Import Excel</translation>
    </message>
    <message>
        <source>看示例</source>
        <translation>See an example</translation>
    </message>
    <message>
        <source>正在读今天的事…</source>
        <translation>Reading what is due…</translation>
    </message>
    <message>
        <source>今天的事没能读出来</source>
        <translation>What is due could not be read</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>撤销这次导入</source>
        <translation>Undo this import</translation>
    </message>
    <message>
        <source>再导入一个</source>
        <translation>Import another</translation>
    </message>
    <message>
        <source>已导入 {0} 行</source>
        <translation>Rows imported: {0}</translation>
    </message>
    <message>
        <source>{0} 行没有导入：存出来，照着原因改好，再导入一次</source>
        <translation>Rows left out: {0}. Save them, mend what is said there, import again</translation>
    </message>
    <message>
        <source>存出没导入的 {0} 行</source>
        <translation>Save rows left out ({0})</translation>
    </message>
    <message>
        <source>看看导入的{0}</source>
        <translation>See imported {0} records</translation>
    </message>
    <message>
        <source>已撤销这次导入</source>
        <translation>Import undone</translation>
    </message>
    <message numerus="yes">
        <source>%n 处后来又改过，没有动</source>
        <translation>
            <numerusform>%n value changed since was left alone</numerusform>
            <numerusform>%n values changed since were left alone</numerusform>
        </translation>
    </message>
    <message>
        <source>和导入前一样</source>
        <translation>As before the import</translation>
    </message>
</context>
<context>
    <name>OwnOffice</name>
    <message>
        <source>办公室</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>名称显示在窗口上。改完按 Enter 或 Tab 就存好了。</source>
        <translation>The name is shown on the window. Enter or Tab saves what you change.</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>今日</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>客户</source>
        <translation>Customers</translation>
    </message>
    <message>
        <source>商机</source>
        <translation>Deals</translation>
    </message>
    <message>
        <source>导入导出</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
</context>
<context>
    <name>Painting</name>
    <message>
        <source>推迟</source>
        <translation>Snooze</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>今天没有要跟进的</source>
        <translation>Nothing to follow up today</translation>
    </message>
    <message>
        <source>再列 {0} 条</source>
        <translation>Show {0} more</translation>
    </message>
    <message>
        <source>还有 {0} 条</source>
        <translation>{0} left</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>找人、找事、做事：名称、电话、拼音首字母</source>
        <translation>Find or do anything: name, phone, pinyin</translation>
    </message>
    <message>
        <source>找人、找事、做事</source>
        <translation>Find anything, do anything</translation>
    </message>
    <message>
        <source>找到的</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>↑↓ 选择    Enter 打开    Esc 关闭    输入 &gt; 只找能做的事</source>
        <translation>↑↓ Choose    Enter Open    Esc Close    Type &gt; for actions only</translation>
    </message>
    <message>
        <source>最近打开</source>
        <translation>Recent</translation>
    </message>
    <message>
        <source>常用</source>
        <translation>Often used</translation>
    </message>
    <message>
        <source>操作</source>
        <translation>Actions</translation>
    </message>
    <message>
        <source>新建客户，电话“{0}”</source>
        <translation>New customer, phone “{0}”</translation>
    </message>
    <message>
        <source>新建客户“{0}”</source>
        <translation>New customer “{0}”</translation>
    </message>
    <message>
        <source>新建</source>
        <translation>New</translation>
    </message>
</context>
<context>
    <name>PersonLine</name>
    <message>
        <source>主联系人</source>
        <translation>Primary</translation>
    </message>
    <message>
        <source>离职</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>复制 {0}</source>
        <translation>Copy {0}</translation>
    </message>
    <message>
        <source>设为主联系人</source>
        <translation>Make primary</translation>
    </message>
</context>
<context>
    <name>PickEditor</name>
    <message>
        <source>展开列表 (↓)</source>
        <translation>Open list (↓)</translation>
    </message>
</context>
<context>
    <name>Pipelines</name>
    <message>
        <source>管道：{0}</source>
        <translation>Pipeline: {0}</translation>
    </message>
    <message>
        <source>换一条管道</source>
        <translation>Change pipeline</translation>
    </message>
</context>
<context>
    <name>PlainLine</name>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>放入回收站</source>
        <translation>Move to trash</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>我负责的</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>今天要跟进</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>逾期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>30 天未联系</source>
        <translation>30 days silent</translation>
    </message>
    <message>
        <source>未分配（公海）</source>
        <translation>Unassigned</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>程序已经开着，但没有回应。请稍等再试；还是不行，先结束它再打开</source>
        <translation>The program is open but does not answer. Wait and try again; if that does not help, end it first</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>{0} {1} / {2}</source>
        <translation>{0} {1} / {2}</translation>
    </message>
    <message>
        <source>正在取消…</source>
        <translation>Cancelling…</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>本机数据</source>
        <translation>On this computer</translation>
    </message>
    <message>
        <source>搜索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>找人、找事、做事 (Ctrl+K)</source>
        <translation>Find anything, do anything (Ctrl+K)</translation>
    </message>
    <message>
        <source>{0}，{1} 件要办</source>
        <translation>{0}, {1} to do</translation>
    </message>
</context>
<context>
    <name>RangeBox</name>
    <message>
        <source>至少</source>
        <translation>At least</translation>
    </message>
    <message>
        <source>至多</source>
        <translation>At most</translation>
    </message>
    <message>
        <source>其中有这几个字</source>
        <translation>Contains</translation>
    </message>
</context>
<context>
    <name>Record</name>
    <message>
        <source>基本</source>
        <translation>General</translation>
    </message>
    <message>
        <source>联系方式</source>
        <translation>Contact details</translation>
    </message>
    <message>
        <source>开票</source>
        <translation>Invoicing</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>系统</source>
        <translation>System</translation>
    </message>
    <message>
        <source>展开</source>
        <translation>Expand</translation>
    </message>
    <message>
        <source>编辑资料</source>
        <translation>Edit details</translation>
    </message>
    <message>
        <source>新建{0}</source>
        <translation>New {0}</translation>
    </message>
    <message>
        <source>复制资料</source>
        <translation>Copy details</translation>
    </message>
    <message>
        <source>已复制，可以粘贴到微信</source>
        <translation>Copied, ready to paste into WeChat</translation>
    </message>
    <message>
        <source>变更历史</source>
        <translation>History</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>放入回收站</source>
        <translation>Move to trash</translation>
    </message>
    <message>
        <source>跟进</source>
        <translation>Follow-ups</translation>
    </message>
    <message>
        <source>资料</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>联系人</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>商机</source>
        <translation>Deals</translation>
    </message>
    <message>
        <source>提醒</source>
        <translation>Reminders</translation>
    </message>
    <message>
        <source>产品</source>
        <translation>Products</translation>
    </message>
    <message>
        <source>历史</source>
        <translation>History</translation>
    </message>
    <message>
        <source>＋ 新建{0}</source>
        <translation>＋ New {0}</translation>
    </message>
    <message>
        <source>还没有跟进记录
在上面写下第一条</source>
        <translation>No follow-ups yet
Write the first one above</translation>
    </message>
    <message>
        <source>还没有联系人</source>
        <translation>No contacts yet</translation>
    </message>
    <message>
        <source>还没有商机</source>
        <translation>No deals yet</translation>
    </message>
    <message>
        <source>没有要办的提醒</source>
        <translation>No open reminders</translation>
    </message>
    <message>
        <source>还没有产品明细
在资料的“产品”里加</source>
        <translation>No products yet
Add them in Details under “Products”</translation>
    </message>
    <message>
        <source>已放入回收站</source>
        <translation>Moved to trash</translation>
    </message>
    <message>
        <source>已恢复</source>
        <translation>Restored</translation>
    </message>
    <message>
        <source>“{0}”是主联系人了</source>
        <translation>“{0}” is now primary</translation>
    </message>
    <message>
        <source>提醒已完成</source>
        <translation>Reminder done</translation>
    </message>
    <message>
        <source>已推迟到{0}</source>
        <translation>Snoozed: {0}</translation>
    </message>
    <message>
        <source>明天</source>
        <translation>Tomorrow</translation>
    </message>
    <message>
        <source>3 天后</source>
        <translation>In 3 days</translation>
    </message>
    <message>
        <source>下周一</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>下个月</source>
        <translation>Next month</translation>
    </message>
    <message>
        <source>已复制 {0}</source>
        <translation>Copied {0}</translation>
    </message>
</context>
<context>
    <name>RecordHead</name>
    <message>
        <source>展开 (Ctrl+Enter)</source>
        <translation>Expand (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>更多操作</source>
        <translation>More actions</translation>
    </message>
    <message>
        <source>收起记录栏 (Esc)</source>
        <translation>Close record pane (Esc)</translation>
    </message>
    <message>
        <source>在回收站里</source>
        <translation>In trash</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>打开“{0}”</source>
        <translation>Open “{0}”</translation>
    </message>
    <message>
        <source>{0}，点一下复制</source>
        <translation>{0}: click to copy</translation>
    </message>
    <message>
        <source>已复制 {0}</source>
        <translation>Copied {0}</translation>
    </message>
</context>
<context>
    <name>RecordPage</name>
    <message>
        <source>返回列表</source>
        <translation>Back to list</translation>
    </message>
    <message>
        <source>返回列表 (Alt+←)</source>
        <translation>Back to list (Alt+←)</translation>
    </message>
</context>
<context>
    <name>RecordPane</name>
    <message>
        <source>点一行，这里显示它的资料</source>
        <translation>Click a row to see its record here</translation>
    </message>
</context>
<context>
    <name>ReferenceEditor</name>
    <message>
        <source>名称、电话或拼音首字母</source>
        <translation>Name, phone or pinyin</translation>
    </message>
    <message>
        <source>没有“{0}”</source>
        <translation>Nothing found for “{0}”</translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>None yet</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>程序出错了</source>
        <translation>The program failed</translation>
    </message>
    <message>
        <source>这是程序的错，您的数据没有损坏：没写完的改动已经退回。请把下面的内容发给维护的人。</source>
        <translation>This is our fault; your data is safe: an unfinished change was taken back. Please send the text below to whoever looks after the program.</translation>
    </message>
    <message>
        <source>记录在：{0}</source>
        <translation>Logged in {0}</translation>
    </message>
    <message>
        <source>错误报告</source>
        <translation>Error report</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Restoring</name>
    <message>
        <source>正在恢复备份…</source>
        <translation>Restoring the backup…</translation>
    </message>
    <message>
        <source>先检查备份，再备份现在的数据，然后换过来</source>
        <translation>Checks the backup, backs up current data, then swaps them</translation>
    </message>
    <message>
        <source>已恢复。恢复前的数据在备份“{0}”里</source>
        <translation>Restored. The data from before is in the backup “{0}”</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>表里的行</source>
        <translation>Rows of the sheet</translation>
    </message>
    <message>
        <source>没有“{0}”的行</source>
        <translation>No rows under “{0}”</translation>
    </message>
    <message>
        <source>这张表没有行</source>
        <translation>This sheet has no rows</translation>
    </message>
    <message>
        <source>看全部</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>看不出这是哪一类资料。在上面“导入成”里选一类；不选就不导入这张表。</source>
        <translation>It is not clear what this sheet holds. Choose it above under “Import as”; else it is left out.</translation>
    </message>
    <message>
        <source>点列名可以改这一列导入成什么。空格子不会清掉已有的内容。</source>
        <translation>Click a heading to change what the column becomes. Empty cells never clear what is here.</translation>
    </message>
</context>
<context>
    <name>RowsTable</name>
    <message>
        <source>这一列导入成</source>
        <translation>Import this column as</translation>
    </message>
    <message>
        <source>行号</source>
        <translation>Row number</translation>
    </message>
    <message>
        <source>选中所有行</source>
        <translation>Select all rows</translation>
    </message>
</context>
<context>
    <name>Saying</name>
    <message>
        <source>已选 {0} 位</source>
        <translation>{0} selected</translation>
    </message>
    <message>
        <source>已选 {0} 条</source>
        <translation>{0} selected</translation>
    </message>
    <message>
        <source>已改 {0} 位</source>
        <translation>{0} changed</translation>
    </message>
    <message>
        <source>已改 {0} 条</source>
        <translation>{0} changed</translation>
    </message>
    <message>
        <source>正在改 {0} 位…</source>
        <translation>Changing {0}…</translation>
    </message>
    <message>
        <source>正在改 {0} 条…</source>
        <translation>Changing {0}…</translation>
    </message>
    <message>
        <source>{0} 位已放入回收站</source>
        <translation>{0} moved to trash</translation>
    </message>
    <message>
        <source>{0} 条已放入回收站</source>
        <translation>{0} moved to trash</translation>
    </message>
    <message>
        <source>已恢复 {0} 位</source>
        <translation>{0} restored</translation>
    </message>
    <message>
        <source>已恢复 {0} 条</source>
        <translation>{0} restored</translation>
    </message>
    <message>
        <source>把这 {0} 位放入回收站？</source>
        <translation>Move {0} to trash?</translation>
    </message>
    <message>
        <source>把这 {0} 条放入回收站？</source>
        <translation>Move {0} to trash?</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{1} 条{0}</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>连同 {0}一起放入回收站？</source>
        <translation>Move to trash along with {0}?</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>清除搜索</source>
        <translation>Clear search</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>改字段</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>{0}，把</source>
        <translation>{0}: set</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>负责人</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>{0}，负责人改为</source>
        <translation>{0}: set owner to</translation>
    </message>
    <message>
        <source>提醒</source>
        <translation>Reminder</translation>
    </message>
    <message>
        <source>{0}，每位一条提醒</source>
        <translation>{0}: remind of</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>回收站</source>
        <translation>Trash</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>取消选择</source>
        <translation>Clear selection</translation>
    </message>
    <message>
        <source>取消选择 (Esc)</source>
        <translation>Clear selection (Esc)</translation>
    </message>
    <message>
        <source>先恢复，再改</source>
        <translation>Restore it first, then edit</translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <source>正在读取…</source>
        <translation>Loading…</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>工作表</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>导入成</source>
        <translation>Import as</translation>
    </message>
    <message>
        <source>缺少的客户一起新建</source>
        <translation>Add missing customers</translation>
    </message>
    <message>
        <source>不导入</source>
        <translation>Leave out</translation>
    </message>
    <message>
        <source>整个文件</source>
        <translation>Whole file</translation>
    </message>
</context>
<context>
    <name>StageBar</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>移到“{0}”</source>
        <translation>Move to “{0}”</translation>
    </message>
    <message>
        <source>移到“{0}”前请填写</source>
        <translation>“{0}” needs first</translation>
    </message>
    <message>
        <source>已移到“{0}”</source>
        <translation>Moved to “{0}”</translation>
    </message>
</context>
<context>
    <name>TabRow</name>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>TimelineLine</name>
    <message>
        <source>没写时间</source>
        <translation>No date</translation>
    </message>
    <message>
        <source>阶段</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>完成提醒</source>
        <translation>Reminder done</translation>
    </message>
    <message>
        <source>改内容</source>
        <translation>Edit text</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>复制文字</source>
        <translation>Copy text</translation>
    </message>
    <message>
        <source>已复制</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>放入回收站</source>
        <translation>Move to trash</translation>
    </message>
</context>
<context>
    <name>ToDoBar</name>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>推迟</source>
        <translation>Snooze</translation>
    </message>
    <message>
        <source>重新打开</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>提醒重新打开了</source>
        <translation>Reminder reopened</translation>
    </message>
</context>
<context>
    <name>ToDoLine</name>
    <message>
        <source>完成“{0}”</source>
        <translation>Done: “{0}”</translation>
    </message>
    <message>
        <source>完成（空格）</source>
        <translation>Done (Space)</translation>
    </message>
    <message>
        <source>推迟过</source>
        <translation>Snoozed</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>推迟</source>
        <translation>Snooze</translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message>
        <source>错过的</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>逾期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>接下来 {0} 天</source>
        <translation>Next {0} days</translation>
    </message>
    <message>
        <source>没有日期</source>
        <translation>No date</translation>
    </message>
    <message>
        <source>已推迟</source>
        <translation>Snoozed</translation>
    </message>
    <message>
        <source>今天做完的</source>
        <translation>Done today</translation>
    </message>
    <message>
        <source>明天</source>
        <translation>Tomorrow</translation>
    </message>
    <message>
        <source>后天</source>
        <translation>In 2 days</translation>
    </message>
    <message>
        <source>上次打开（{0}）之后到期的</source>
        <translation>Due since the program was last open ({0})</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>今天的事</source>
        <translation>What is due</translation>
    </message>
    <message>
        <source>新建提醒</source>
        <translation>New reminder</translation>
    </message>
    <message>
        <source>农历{0}</source>
        <translation>Lunar {0}</translation>
    </message>
    <message>
        <source>我的 / 全部</source>
        <translation>Mine / all</translation>
    </message>
</context>
<context>
    <name>TrashBar</name>
    <message>
        <source>回到客户</source>
        <translation>Back to customers</translation>
    </message>
    <message>
        <source>回收站</source>
        <translation>Trash</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>彻底删除…</source>
        <translation>Delete for good…</translation>
    </message>
    <message>
        <source>彻底删除</source>
        <translation>Delete for good</translation>
    </message>
    <message>
        <source>不删</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>恢复 {0} 位</source>
        <translation>Restore {0}</translation>
    </message>
    <message>
        <source>彻底删除 {0} 位客户和他们的记录？不能撤销</source>
        <translation>Delete {0} for good, with all records? This cannot be undone</translation>
    </message>
    <message>
        <source>已彻底删除 {0} 位客户</source>
        <translation>{0} deleted for good</translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <source>已撤销：{0}</source>
        <translation>Undone: {0}</translation>
    </message>
    <message>
        <source>已重做：{0}</source>
        <translation>Redone: {0}</translation>
    </message>
    <message numerus="yes">
        <source>；%n 处后来又改过，没有动</source>
        <translation>
            <numerusform>; %n value changed since was left alone</numerusform>
            <numerusform>; %n values changed since were left alone</numerusform>
        </translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>重做</source>
        <translation>Redo</translation>
    </message>
</context>
<context>
    <name>ValueLabel</name>
    <message>
        <source>修改</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
</context>
<context>
    <name>ValueList</name>
    <message>
        <source>搜索这一列</source>
        <translation>Search this column</translation>
    </message>
    <message>
        <source>正在数…</source>
        <translation>Counting…</translation>
    </message>
    <message>
        <source>全选</source>
        <translation>Select all</translation>
    </message>
    <message>
        <source>清除</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>没能数出来</source>
        <translation>Could not be counted</translation>
    </message>
    <message>
        <source>含“{0}”的都要</source>
        <translation>All with “{0}”</translation>
    </message>
    <message>
        <source>最新 {0} 位里的，其余请搜索</source>
        <translation>Newest {0} only</translation>
    </message>
    <message>
        <source>最多的 {0} 个，其余请搜索</source>
        <translation>Top {0} only</translation>
    </message>
    <message>
        <source>没有这样的值</source>
        <translation>No such value</translation>
    </message>
    <message>
        <source>这一列还是空的</source>
        <translation>This column is empty</translation>
    </message>
</context>
<context>
    <name>Verdicts</name>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>New</translation>
    </message>
    <message>
        <source>更新</source>
        <translation>Updated</translation>
    </message>
    <message>
        <source>不变</source>
        <translation>Unchanged</translation>
    </message>
    <message>
        <source>冲突</source>
        <translation>Conflicts</translation>
    </message>
    <message>
        <source>有误</source>
        <translation>Errors</translation>
    </message>
</context>
<context>
    <name>ViewKeeper</name>
    <message>
        <source>存为视图</source>
        <translation>Save view</translation>
    </message>
    <message>
        <source>存下</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>重命名…</source>
        <translation>Rename…</translation>
    </message>
    <message>
        <source>更新为当前</source>
        <translation>Update to current</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>视图改名</source>
        <translation>Rename view</translation>
    </message>
    <message>
        <source>改名</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>视图“{0}”已更新</source>
        <translation>View “{0}” updated</translation>
    </message>
    <message>
        <source>视图“{0}”已放入回收站</source>
        <translation>View “{0}” moved to trash</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>把客户表拖进来就行</source>
        <translation>Drop your customer list here</translation>
    </message>
    <message>
        <source>Excel 或 CSV，表头怎么写都可以。写入之前先给您看每一行会怎样</source>
        <translation>Excel or CSV with any headings. You see what becomes of each row before anything is written</translation>
    </message>
    <message>
        <source>选择文件</source>
        <translation>Choose file</translation>
    </message>
    <message>
        <source>看示例</source>
        <translation>See an example</translation>
    </message>
    <message>
        <source>导出客户表</source>
        <translation>Export customers</translation>
    </message>
</context>
<context>
    <name>Whose</name>
    <message>
        <source>我的</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>全部负责人</source>
        <translation>All owners</translation>
    </message>
    <message>
        <source>没有负责人</source>
        <translation>No owner</translation>
    </message>
    <message>
        <source>负责人：{0}</source>
        <translation>Owner: {0}</translation>
    </message>
    <message>
        <source>看谁的商机</source>
        <translation>Whose deals</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>我的和没有负责人的提醒</source>
        <translation>Your reminders and those without an owner</translation>
    </message>
    <message>
        <source>办公室所有人的提醒</source>
        <translation>Reminders of the whole office</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>昨天</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>明天</source>
        <translation>Tomorrow</translation>
    </message>
    <message>
        <source>{0} 天前</source>
        <translation>{0} days ago</translation>
    </message>
    <message>
        <source>逾期 {0} 天</source>
        <translation>{0} d late</translation>
    </message>
</context>
<context>
    <name>WorkerProcess</name>
    <message>
        <source>后台程序中途停了，什么也没有写入：{0}</source>
        <translation>The background program stopped, nothing was written: {0}</translation>
    </message>
    <message>
        <source>后台程序没能启动：{0}</source>
        <translation>The background program did not start: {0}</translation>
    </message>
</context>
<context>
    <name>Working</name>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>{0} 行</source>
        <translation>{0} rows</translation>
    </message>
</context>
</TS>
