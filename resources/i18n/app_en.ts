<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
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
        <source>搜索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>记录栏</source>
        <translation>Record pane</translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation>As the system</translation>
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
        <source>文件(&amp;F)</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>编辑(&amp;E)</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>查看(&amp;V)</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>外观</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>语言 Language</source>
        <translation>Language 语言</translation>
    </message>
</context>
<context>
    <name>Ask</name>
    <message>
        <source>选择要导入的表格</source>
        <translation>Choose the tables to import</translation>
    </message>
    <message>
        <source>表格</source>
        <translation>Tables</translation>
    </message>
    <message>
        <source>所有文件</source>
        <translation>All files</translation>
    </message>
</context>
<context>
    <name>Counter</name>
    <message numerus="yes">
        <source>找到 %n 位客户</source>
        <translation>
            <numerusform>%n customer found</numerusform>
            <numerusform>%n customers found</numerusform>
        </translation>
    </message>
    <message>
        <source>先列出 {0} 位，再打几个字会更准</source>
        <translation>The first {0}; a few more letters will narrow it</translation>
    </message>
    <message>
        <source>共 {0} 位客户</source>
        <translation>{0} customers</translation>
    </message>
    <message>
        <source>正在清点…</source>
        <translation>Counting…</translation>
    </message>
    <message>
        <source>已选 {0} 位</source>
        <translation>{0} selected</translation>
    </message>
</context>
<context>
    <name>CustomersPage</name>
    <message>
        <source>找到于 {0}</source>
        <translation>Found by {0}</translation>
    </message>
</context>
<context>
    <name>ImportReport</name>
    <message>
        <source>关闭导入结果</source>
        <translation>Close the import result</translation>
    </message>
    <message>
        <source>关闭导入结果 (Esc)</source>
        <translation>Close the import result (Esc)</translation>
    </message>
    <message>
        <source>新增 {0}</source>
        <translation>{0} new</translation>
    </message>
    <message>
        <source>更新 {0}</source>
        <translation>{0} updated</translation>
    </message>
    <message>
        <source>不变 {0}</source>
        <translation>{0} unchanged</translation>
    </message>
    <message>
        <source>冲突 {0}</source>
        <translation>{0} in conflict</translation>
    </message>
    <message>
        <source>有误 {0}</source>
        <translation>{0} with errors</translation>
    </message>
    <message numerus="yes">
        <source>另有 %n 处</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message>
        <source>第 {0} 行</source>
        <translation>Row {0}</translation>
    </message>
    <message>
        <source>{0} 里有几行需要看一下</source>
        <translation>Some rows of {0} need a look</translation>
    </message>
</context>
<context>
    <name>LongWork</name>
    <message>
        <source>正在导入，完成后再导入下一个</source>
        <translation>An import is running; wait until it is done</translation>
    </message>
    <message numerus="yes">
        <source>%n 个文件</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message>
        <source>正在导入 {0}</source>
        <translation>Importing {0}</translation>
    </message>
    <message>
        <source>正在读取</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>正在写入</source>
        <translation>Writing</translation>
    </message>
    <message>
        <source>正在比对</source>
        <translation>Comparing</translation>
    </message>
    <message>
        <source>正在保存</source>
        <translation>Saving</translation>
    </message>
    <message>
        <source>正在准备示例数据</source>
        <translation>Making sample data</translation>
    </message>
    <message>
        <source>已取消，什么也没有写入</source>
        <translation>Cancelled, nothing was written</translation>
    </message>
    <message>
        <source>新增 {0}</source>
        <translation>{0} new</translation>
    </message>
    <message>
        <source>更新 {0}</source>
        <translation>{0} updated</translation>
    </message>
    <message>
        <source>不变 {0}</source>
        <translation>{0} unchanged</translation>
    </message>
    <message>
        <source>冲突 {0}</source>
        <translation>{0} in conflict</translation>
    </message>
    <message>
        <source>有误 {0}</source>
        <translation>{0} with errors</translation>
    </message>
    <message>
        <source>已导入 {0} 行：{1}</source>
        <translation>{0} rows imported: {1}</translation>
    </message>
    <message>
        <source>已导入 {0} 行</source>
        <translation>{0} rows imported</translation>
    </message>
    <message numerus="yes">
        <source>已放入 %n 位示例客户</source>
        <translation>
            <numerusform>%n sample customer added</numerusform>
            <numerusform>%n sample customers added</numerusform>
        </translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>客户管理</source>
        <translation>Customers</translation>
    </message>
    <message>
        <source>搜索名称、电话、联系人、拼音首字母</source>
        <translation>Search name, phone, contact, pinyin</translation>
    </message>
    <message>
        <source>搜索客户</source>
        <translation>Search customers</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>导入 Excel / CSV (Ctrl+I)</source>
        <translation>Import Excel / CSV (Ctrl+I)</translation>
    </message>
    <message>
        <source>客户</source>
        <translation>Customers</translation>
    </message>
    <message>
        <source>“{0}”不是表格，请用 .xlsx 或 .csv</source>
        <translation>“{0}” is no table: use .xlsx or .csv</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
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
        <translation>Excel or CSV, with any headings: names and phones are recognised</translation>
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
    <name>RecordPane</name>
    <message>
        <source>收起记录栏</source>
        <translation>Close the record pane</translation>
    </message>
    <message>
        <source>收起记录栏 (Esc)</source>
        <translation>Close the record pane (Esc)</translation>
    </message>
    <message>
        <source>点一位客户，这里显示他的资料</source>
        <translation>Choose a customer to see the record here</translation>
    </message>
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
    <name>SearchBox</name>
    <message>
        <source>清除搜索</source>
        <translation>Clear search</translation>
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
        <translation>Done again: {0}</translation>
    </message>
    <message numerus="yes">
        <source>；%n 处后来又改过，没有动</source>
        <translation>
            <numerusform>; %n place changed since was left alone</numerusform>
            <numerusform>; %n places changed since were left alone</numerusform>
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
        <translation>Overdue {0} d</translation>
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
</TS>
