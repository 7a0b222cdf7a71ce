<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ByteWords</name>
    <message>
        <source>block %1</source>
        <translation>块 %1</translation>
    </message>
    <message>
        <source>in %1, which is damaged</source>
        <translation>在已损坏的 %1 中</translation>
    </message>
    <message>
        <source>in %1, which is stored compressed (%2): what it holds has no bytes of its own</source>
        <translation>在 %1 中，以压缩形式存储（%2）：其中内容没有各自的字节</translation>
    </message>
    <message>
        <source>of the key %1, in %2</source>
        <translation>属于键 %1，在 %2 中</translation>
    </message>
    <message>
        <source>of the value of %1, in %2</source>
        <translation>属于 %1 的值，在 %2 中</translation>
    </message>
    <message>
        <source>of the field %1, in %2</source>
        <translation>属于字段 %1，在 %2 中</translation>
    </message>
    <message>
        <source>of the checksum and kind behind %1</source>
        <translation>属于 %1 之后的校验和与类型</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>在 %1 中</translation>
    </message>
    <message>
        <source>byte %1: %2</source>
        <translation>字节 %1：%2</translation>
    </message>
    <message>
        <source>nobody&apos;s, in a gap</source>
        <translation>无归属，在空隙中</translation>
    </message>
</context>
<context>
    <name>EngineNames</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>put</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>range delete</source>
        <translation>范围删除</translation>
    </message>
    <message>
        <source>put, expires</source>
        <translation>写入，会过期</translation>
    </message>
    <message>
        <source>single delete</source>
        <translation>单次删除</translation>
    </message>
    <message>
        <source>merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>put, in a blob file</source>
        <translation>写入，在 blob 文件中</translation>
    </message>
    <message>
        <source>put, columns</source>
        <translation>写入，多列</translation>
    </message>
    <message>
        <source>data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>index</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>过滤器</translation>
    </message>
    <message>
        <source>properties</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>range tombstones</source>
        <translation>范围墓碑</translation>
    </message>
    <message>
        <source>footer</source>
        <translation>页脚</translation>
    </message>
    <message>
        <source>metaindex</source>
        <translation>元索引</translation>
    </message>
    <message>
        <source>dictionary</source>
        <translation>字典</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>many tables in L0</source>
        <translation>L0 中的表过多</translation>
    </message>
    <message>
        <source>level above its target</source>
        <translation>层级超过目标</translation>
    </message>
    <message>
        <source>too many tables</source>
        <translation>表过多</translation>
    </message>
    <message>
        <source>many tombstones</source>
        <translation>墓碑过多</translation>
    </message>
    <message>
        <source>expired entries</source>
        <translation>过期条目</translation>
    </message>
    <message>
        <source>reads across many tables</source>
        <translation>读取跨越多个表</translation>
    </message>
    <message>
        <source>asked: everything</source>
        <translation>手动：全部</translation>
    </message>
    <message>
        <source>asked: key range</source>
        <translation>手动：键范围</translation>
    </message>
    <message>
        <source>asked: level</source>
        <translation>手动：层级</translation>
    </message>
    <message>
        <source>asked: chosen tables</source>
        <translation>手动：选定的表</translation>
    </message>
    <message>
        <source>size of the store</source>
        <translation>存储大小</translation>
    </message>
    <message>
        <source>store created</source>
        <translation>创建存储</translation>
    </message>
    <message>
        <source>store opened</source>
        <translation>打开存储</translation>
    </message>
    <message>
        <source>flush</source>
        <translation>刷写</translation>
    </message>
    <message>
        <source>compaction</source>
        <translation>压实</translation>
    </message>
    <message>
        <source>manual compaction</source>
        <translation>手动压实</translation>
    </message>
    <message>
        <source>move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>ingest</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>repair</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>store closed</source>
        <translation>关闭存储</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>number of the log</source>
        <translation>日志编号</translation>
    </message>
    <message>
        <source>first sequence</source>
        <translation>首个序列号</translation>
    </message>
    <message>
        <source>checksum</source>
        <translation>校验和</translation>
    </message>
    <message>
        <source>time of the write</source>
        <translation>写入时间</translation>
    </message>
    <message>
        <source>number of operations</source>
        <translation>操作数</translation>
    </message>
    <message>
        <source>type and lengths</source>
        <translation>类型与长度</translation>
    </message>
    <message>
        <source>key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>put, in a value file</source>
        <translation>写入，位于值文件</translation>
    </message>
    <message>
        <source>put, in a value file, expires</source>
        <translation>写入，位于值文件，会过期</translation>
    </message>
    <message>
        <source>garbage among separated values</source>
        <translation>分离值中的垃圾</translation>
    </message>
    <message>
        <source>overwritten data in a resting store</source>
        <translation>空闲存储中被覆盖的数据</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source> in %1</source>
        <translation>（%1）</translation>
    </message>
    <message>
        <source> in %1 at byte %2</source>
        <translation>（%1，字节 %2 处）</translation>
    </message>
    <message>
        <source>The checksum does not match%1: the bytes are not what was written.</source>
        <translation>校验和不匹配%1：这些字节不是当初写入的内容。</translation>
    </message>
    <message>
        <source>This is not a file of the expected kind%1.</source>
        <translation>这不是预期类型的文件%1。</translation>
    </message>
    <message>
        <source>%1 was written by a newer program (format version %2; this one reads up to %3).</source>
        <translation>%1 由更新的程序写入（格式版本 %2；本程序最多读到 %3）。</translation>
    </message>
    <message>
        <source>The store</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>The file ends too early%1.</source>
        <translation>文件过早结束%1。</translation>
    </message>
    <message>
        <source>The file is shorter than it was%1.</source>
        <translation>文件比之前短了%1。</translation>
    </message>
    <message>
        <source>The structure of the bytes is broken%1.</source>
        <translation>字节结构已损坏%1。</translation>
    </message>
    <message>
        <source>Keys are out of order%1.</source>
        <translation>键的顺序错误%1。</translation>
    </message>
    <message>
        <source>A length is larger than allowed%1.</source>
        <translation>长度超过允许值%1。</translation>
    </message>
    <message>
        <source>The bytes%1 belong to another file or place.</source>
        <translation>这些字节%1属于别的文件或位置。</translation>
    </message>
    <message>
        <source>A block cannot be decompressed%1.</source>
        <translation>有一个块无法解压%1。</translation>
    </message>
    <message>
        <source>The store is in use by another program (process %1).</source>
        <translation>该存储正被另一个程序使用（进程 %1）。</translation>
    </message>
    <message>
        <source>The store is in use by another program.</source>
        <translation>该存储正被另一个程序使用。</translation>
    </message>
    <message>
        <source>This folder is not a store.</source>
        <translation>此文件夹不是存储。</translation>
    </message>
    <message>
        <source>%1 is not a folder.</source>
        <translation>%1 不是文件夹。</translation>
    </message>
    <message>
        <source>%1 is not a regular file.</source>
        <translation>%1 不是普通文件。</translation>
    </message>
    <message>
        <source>The file CURRENT is missing, so the store&apos;s manifest cannot be found.</source>
        <translation>缺少文件 CURRENT，因此找不到该存储的清单。</translation>
    </message>
    <message>
        <source>The file CURRENT is damaged, so the store&apos;s manifest cannot be found.</source>
        <translation>文件 CURRENT 已损坏，因此找不到该存储的清单。</translation>
    </message>
    <message>
        <source>The manifest is damaged%1.</source>
        <translation>清单已损坏%1。</translation>
    </message>
    <message>
        <source>The table %1 is missing.</source>
        <translation>缺少表 %1。</translation>
    </message>
    <message>
        <source>The write-ahead log %1 is missing.</source>
        <translation>缺少预写日志 %1。</translation>
    </message>
    <message>
        <source>The write-ahead log is damaged%1.</source>
        <translation>预写日志已损坏%1。</translation>
    </message>
    <message>
        <source>The file OPTIONS is damaged%1.</source>
        <translation>文件 OPTIONS 已损坏%1。</translation>
    </message>
    <message>
        <source>There is a store in this folder already.</source>
        <translation>此文件夹中已有一个存储。</translation>
    </message>
    <message>
        <source>The store was closed.</source>
        <translation>存储已关闭。</translation>
    </message>
    <message>
        <source>The store became read-only after an earlier error: %1.</source>
        <translation>存储因先前的错误而变为只读：%1。</translation>
    </message>
    <message>
        <source>That past state is not kept any more.</source>
        <translation>那个过去的状态已不再保留。</translation>
    </message>
    <message>
        <source>The key is too large: %1 of at most %2.</source>
        <translation>键太大：%1，最多 %2。</translation>
    </message>
    <message>
        <source>The value is too large: %1 of at most %2.</source>
        <translation>值太大：%1，最多 %2。</translation>
    </message>
    <message>
        <source>The range holds no key: its end must come after its start.</source>
        <translation>范围内没有键：终点必须在起点之后。</translation>
    </message>
    <message>
        <source>There is no option named “%1”.</source>
        <translation>没有名为“%1”的选项。</translation>
    </message>
    <message>
        <source>The option “%1” is out of range: the limit is %2.</source>
        <translation>选项“%1”超出范围：界限是 %2。</translation>
    </message>
    <message>
        <source>The option “%1” contradicts another one.</source>
        <translation>选项“%1”与另一个选项矛盾。</translation>
    </message>
    <message>
        <source>Table %1 is not part of the store any more.</source>
        <translation>表 %1 已不属于该存储。</translation>
    </message>
    <message>
        <source>This cannot be understood.</source>
        <translation>无法理解。</translation>
    </message>
    <message>
        <source>“%1” cannot be understood.</source>
        <translation>无法理解“%1”。</translation>
    </message>
    <message>
        <source>You have no permission to use %1.</source>
        <translation>您没有使用 %1 的权限。</translation>
    </message>
    <message>
        <source>%1 is on a read-only disk.</source>
        <translation>%1 位于只读磁盘上。</translation>
    </message>
    <message>
        <source>The disk is full; %1 could not be written.</source>
        <translation>磁盘已满；%1 无法写入。</translation>
    </message>
    <message>
        <source>%1 does not exist.</source>
        <translation>%1 不存在。</translation>
    </message>
    <message>
        <source>The system reported “%1” for %2.</source>
        <translation>系统对 %2 报告“%1”。</translation>
    </message>
    <message>
        <source>This is not in the store.</source>
        <translation>存储中没有它。</translation>
    </message>
    <message>
        <source>This exists already.</source>
        <translation>它已经存在。</translation>
    </message>
    <message>
        <source>%1 exists already.</source>
        <translation>%1 已经存在。</translation>
    </message>
    <message>
        <source>Stored bytes are damaged%1.</source>
        <translation>存储的字节已损坏%1。</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>磁盘已满。</translation>
    </message>
    <message>
        <source>The store is busy.</source>
        <translation>存储正忙。</translation>
    </message>
    <message>
        <source>The store is open for reading only.</source>
        <translation>存储仅以只读方式打开。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>The key %1 was changed since you looked at it (its sequence is now %2).</source>
        <translation>键 %1 在您查看之后被更改（其序列号现为 %2）。</translation>
    </message>
    <message>
        <source>This program cannot do that with this store.</source>
        <translation>本程序无法对该存储执行此操作。</translation>
    </message>
    <message>
        <source>There is not enough memory.</source>
        <translation>内存不足。</translation>
    </message>
    <message>
        <source>This is not possible.</source>
        <translation>这不可能。</translation>
    </message>
    <message>
        <source>This is not possible: %1.</source>
        <translation>这不可能：%1。</translation>
    </message>
    <message>
        <source>Reading or writing failed%1.</source>
        <translation>读取或写入失败%1。</translation>
    </message>
    <message>
        <source>The changes are too large for one batch: %1 of at most %2.</source>
        <translation>更改太大，无法放入一个批次：%1，最多 %2。</translation>
    </message>
    <message>
        <source>Nothing was changed; everything else can still be read.</source>
        <translation>没有任何更改；其余内容仍可读取。</translation>
    </message>
    <message>
        <source>What was there before is untouched.</source>
        <translation>原有内容未受影响。</translation>
    </message>
    <message>
        <source>Nothing of the batch was written.</source>
        <translation>该批次没有写入任何内容。</translation>
    </message>
    <message>
        <source>The store is as it was.</source>
        <translation>存储保持原样。</translation>
    </message>
    <message>
        <source>Nothing was opened or changed.</source>
        <translation>没有打开或更改任何内容。</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>没有写入任何内容。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有任何更改。</translation>
    </message>
    <message>
        <source>Close the other program, or open the store in Inspect mode, which only reads.</source>
        <translation>请关闭另一个程序，或以只读的查看模式打开存储。</translation>
    </message>
    <message>
        <source>Install a newer version of Levelscope.</source>
        <translation>请安装更新版本的 Levelscope。</translation>
    </message>
    <message>
        <source>Choose the folder that holds the file CURRENT, or make a new store here.</source>
        <translation>请选择包含文件 CURRENT 的文件夹，或在此新建存储。</translation>
    </message>
    <message>
        <source>Open it, or choose an empty folder.</source>
        <translation>请打开它，或选择一个空文件夹。</translation>
    </message>
    <message>
        <source>Ask the owner for permission, or open the store in Inspect mode.</source>
        <translation>请向所有者申请权限，或以查看模式打开存储。</translation>
    </message>
    <message>
        <source>Open the store in Inspect mode, which only reads.</source>
        <translation>请以只读的查看模式打开存储。</translation>
    </message>
    <message>
        <source>Verify the store to see what else is damaged, and keep a copy before you change anything.</source>
        <translation>请校验存储以查看还有哪些损坏，并在更改之前保留副本。</translation>
    </message>
    <message>
        <source>Free some space and try again.</source>
        <translation>请腾出一些空间后重试。</translation>
    </message>
    <message>
        <source>Look at the new value, then write again or revert your change.</source>
        <translation>请查看新值，然后再次写入或撤回您的更改。</translation>
    </message>
    <message>
        <source>Open the store again in Edit mode.</source>
        <translation>请以编辑模式重新打开存储。</translation>
    </message>
    <message>
        <source>Close other programs, or make the block cache smaller.</source>
        <translation>请关闭其他程序，或减小块缓存。</translation>
    </message>
    <message>
        <source>Correct the input and try again.</source>
        <translation>请更正输入后重试。</translation>
    </message>
    <message>
        <source>Check the path; the folder may have been moved or deleted.</source>
        <translation>请检查路径；文件夹可能已被移动或删除。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请选择另一个名称。</translation>
    </message>
    <message>
        <source>Check the disk and try again.</source>
        <translation>请检查磁盘后重试。</translation>
    </message>
    <message>
        <source>The store is changing too fast to be read: process %1 writes to it.</source>
        <translation>该存储变化过快，无法读取：进程 %1 正在写入。</translation>
    </message>
    <message>
        <source>The store is changing too fast to be read.</source>
        <translation>该存储变化过快，无法读取。</translation>
    </message>
    <message>
        <source>Try again when less is written, or open a checkpoint of the store.</source>
        <translation>请在写入减少后重试，或打开该存储的检查点。</translation>
    </message>
    <message>
        <source>Not supported: %1%2.</source>
        <translation>不支持：%1%2。</translation>
    </message>
    <message>
        <source>The option “%1” cannot be changed while the store is open.</source>
        <translation>存储打开期间无法更改选项“%1”。</translation>
    </message>
    <message>
        <source>The value file %1 is missing.</source>
        <translation>值文件 %1 缺失。</translation>
    </message>
    <message>
        <source>Nothing refers to the file %1: it goes when the store is next opened.</source>
        <translation>没有内容引用文件 %1：下次打开存储时会被删除。</translation>
    </message>
    <message>
        <source>%1 was written by a newer program: this one does not know “%2”.</source>
        <translation>%1 由较新的程序写入：本程序不认识“%2”。</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>level</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Point entries, tombstones included</source>
        <translation>点条目，含墓碑</translation>
    </message>
    <message>
        <source>tombstones</source>
        <translation>墓碑</translation>
    </message>
    <message>
        <source>Entries that say a key is deleted; they go when nothing older lies below them</source>
        <translation>表示键已删除的条目；当其下方没有更旧的内容时会消失</translation>
    </message>
    <message>
        <source>range tombstones</source>
        <translation>范围墓碑</translation>
    </message>
    <message>
        <source>size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Bytes of the file: %1</source>
        <translation>文件的字节数：%1</translation>
    </message>
    <message>
        <source>raw</source>
        <translation>原始</translation>
    </message>
    <message>
        <source>Keys and values before compression</source>
        <translation>压缩前的键和值</translation>
    </message>
    <message>
        <source>compression</source>
        <translation>压缩</translation>
    </message>
    <message>
        <source>Raw bytes / bytes of the file</source>
        <translation>原始字节 / 文件字节</translation>
    </message>
    <message>
        <source>written</source>
        <translation>写入时间</translation>
    </message>
    <message>
        <source>smallest</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>Its first key</source>
        <translation>它的第一个键</translation>
    </message>
    <message>
        <source>largest</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Its last key</source>
        <translation>它的最后一个键</translation>
    </message>
    <message>
        <source>tables</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Raw bytes / bytes of the files</source>
        <translation>原始字节 / 文件字节</translation>
    </message>
    <message>
        <source>score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>How full the level is: at 1 a compaction is due</source>
        <translation>层级有多满：达到 1 时需要合并</translation>
    </message>
    <message>
        <source>target size</source>
        <translation>目标大小</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>有序段</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Tables of L0 that do not overlap count as one sorted run, as far as they are few</source>
        <translation>L0 中互不重叠的表，在数量不多时算作一个有序段</translation>
    </message>
    <message>
        <source>last sequence</source>
        <translation>最新序列号</translation>
    </message>
    <message>
        <source>The number of the newest write</source>
        <translation>最新一次写入的编号</translation>
    </message>
    <message>
        <source>keys (estimate)</source>
        <translation>键（估计）</translation>
    </message>
    <message>
        <source>From the counts of entries and tombstones; Store ▸ Count keys counts them</source>
        <translation>由条目和墓碑的数量得出；“存储 ▸ 统计键数”会逐个计数</translation>
    </message>
    <message>
        <source>bytes in tables</source>
        <translation>表中的字节</translation>
    </message>
    <message>
        <source>memtable</source>
        <translation>内存表</translation>
    </message>
    <message>
        <source>comparator</source>
        <translation>比较器</translation>
    </message>
    <message>
        <source>How keys are ordered</source>
        <translation>键如何排序</translation>
    </message>
    <message>
        <source>separated values</source>
        <translation>分离的值</translation>
    </message>
    <message>
        <source>Bytes of its values that lie in value files</source>
        <translation>位于值文件中的值的字节数</translation>
    </message>
    <message>
        <source>value files</source>
        <translation>值文件</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%2 个，共 %1</translation>
    </message>
    <message>
        <source>Large values lie there; tables point to them. Garbage: %1</source>
        <translation>大的值位于其中，表指向它们。垃圾：%1</translation>
    </message>
    <message>
        <source>first sequence</source>
        <translation>首个序列号</translation>
    </message>
    <message>
        <source>The sequence number of its oldest entry</source>
        <translation>最旧条目的序列号</translation>
    </message>
    <message>
        <source>The sequence number of its newest entry</source>
        <translation>最新条目的序列号</translation>
    </message>
</context>
<context>
    <name>JsonOutline</name>
    <message>
        <source>larger than the 8 MiB that are parsed</source>
        <translation>大于可解析的 8 MiB</translation>
    </message>
    <message>
        <source>the text ends too early</source>
        <translation>文本过早结束</translation>
    </message>
    <message>
        <source>unexpected character</source>
        <translation>意外的字符</translation>
    </message>
    <message>
        <source>wrong escape sequence</source>
        <translation>错误的转义序列</translation>
    </message>
    <message>
        <source>wrong number</source>
        <translation>错误的数字</translation>
    </message>
    <message>
        <source>control character inside a string</source>
        <translation>字符串内有控制字符</translation>
    </message>
    <message>
        <source>not valid UTF-8</source>
        <translation>不是有效的 UTF-8</translation>
    </message>
    <message>
        <source>nested deeper than 256 levels</source>
        <translation>嵌套超过 256 层</translation>
    </message>
    <message>
        <source>more than 500,000 values</source>
        <translation>超过 500,000 个值</translation>
    </message>
    <message>
        <source>more text after the end</source>
        <translation>结尾之后还有文本</translation>
    </message>
</context>
<context>
    <name>KeyDecoder</name>
    <message>
        <source>as stored</source>
        <translation>按存储原样</translation>
    </message>
    <message>
        <source>hexadecimal</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>UTF-16, little-endian</source>
        <translation>UTF-16，小端</translation>
    </message>
    <message>
        <source>UTF-16, big-endian</source>
        <translation>UTF-16，大端</translation>
    </message>
    <message>
        <source>integer, big-endian</source>
        <translation>整数，大端</translation>
    </message>
    <message>
        <source>integer, little-endian</source>
        <translation>整数，小端</translation>
    </message>
    <message>
        <source>key inside of LevelDB or RocksDB</source>
        <translation>LevelDB 或 RocksDB 的内部键</translation>
    </message>
    <message>
        <source>key of IndexedDB</source>
        <translation>IndexedDB 的键</translation>
    </message>
    <message>
        <source>key of local storage</source>
        <translation>本地存储的键</translation>
    </message>
    <message>
        <source>chunk of a game world</source>
        <translation>游戏世界的区块</translation>
    </message>
    <message>
        <source>coin of Bitcoin&apos;s chainstate</source>
        <translation>比特币链状态中的币</translation>
    </message>
</context>
<context>
    <name>KeyFilter</name>
    <message>
        <source>Regular expression, character %1: %2</source>
        <translation>正则表达式，第 %1 个字符：%2</translation>
    </message>
    <message>
        <source>The end of the range must come after its start.</source>
        <translation>范围终点必须在起点之后。</translation>
    </message>
</context>
<context>
    <name>KeyText</name>
    <message>
        <source>Unknown escape after a backslash. Write \\ for a backslash, \xNN for a byte.</source>
        <translation>反斜杠后的转义未知。\\ 表示反斜杠，\xNN 表示一个字节。</translation>
    </message>
    <message>
        <source>Character %1 is no hexadecimal digit.</source>
        <translation>字符 %1 不是十六进制数字。</translation>
    </message>
    <message>
        <source>An odd number of hexadecimal digits: the last byte lacks one.</source>
        <translation>十六进制数字个数为奇数：最后一个字节缺一位。</translation>
    </message>
    <message>
        <source>Not base64: only A-Z, a-z, 0-9, +, / and = at the end.</source>
        <translation>不是 Base64：只允许 A-Z、a-z、0-9、+、/ 以及末尾的 =。</translation>
    </message>
    <message>
        <source>%1 (big-endian %2)</source>
        <translation>%1（大端 %2）</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>integer</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>binary</source>
        <translation>二进制</translation>
    </message>
</context>
<context>
    <name>Log</name>
    <message>
        <source>flush #%1 failed: %2</source>
        <translation>刷写 #%1 失败：%2</translation>
    </message>
    <message>
        <source>flush #%1: %2 entries into %3, %4 in %5</source>
        <translation>刷写 #%1：%2 个条目写入 %3，%4，用时 %5</translation>
    </message>
    <message>
        <source>no table</source>
        <translation>没有表</translation>
    </message>
    <message>
        <source>compaction #%1 cancelled; the tables are as before</source>
        <translation>合并 #%1 已取消；表保持原样</translation>
    </message>
    <message>
        <source>compaction #%1 failed: %2</source>
        <translation>合并 #%1 失败：%2</translation>
    </message>
    <message numerus="yes">
        <source>compaction #%1: %n table(s) moved to L%2 without rewriting</source>
        <translation>
            <numerusform>合并 #%1：%n 个表未经重写移至 L%2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>compaction #%1: %n table(s) in</source>
        <translation>
            <numerusform>合并 #%1：输入 %n 个表</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n out to L%1, %2 → %3 in %4</source>
        <translation>
            <numerusform>，输出 %n 个到 L%1，%2 → %3，用时 %4</numerusform>
        </translation>
    </message>
    <message>
        <source>writers are slowed: memtables wait to be flushed</source>
        <translation>写入被减速：内存表等待刷写</translation>
    </message>
    <message>
        <source>writers are slowed: too many tables in L0</source>
        <translation>写入被减速：L0 中的表过多</translation>
    </message>
    <message>
        <source>writers are slowed: compaction lags behind</source>
        <translation>写入被减速：合并跟不上</translation>
    </message>
    <message>
        <source>writers run at full speed again</source>
        <translation>写入恢复全速</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>See into LSM-tree stores.</source>
        <translation>深入查看 LSM 树存储。</translation>
    </message>
    <message>
        <source>Write one PNG of every page into OUT and exit.</source>
        <translation>将每个页面的 PNG 写入 OUT 后退出。</translation>
    </message>
    <message>
        <source>Only read: take no lock and write nothing.</source>
        <translation>仅读取：不加锁，不写入。</translation>
    </message>
    <message>
        <source>The folder of a store.</source>
        <translation>存储所在的文件夹。</translation>
    </message>
    <message>
        <source>Only one folder can be given.</source>
        <translation>只能指定一个文件夹。</translation>
    </message>
    <message>
        <source>There is no theme of that name: use light, dark or high-contrast.</source>
        <translation>没有该名称的主题：请使用 light、dark 或 high-contrast。</translation>
    </message>
    <message>
        <source>Screenshots need the folder of a store.</source>
        <translation>截图需要一个存储文件夹。</translation>
    </message>
    <message>
        <source>Size of the window in screenshots.</source>
        <translation>截图中窗口的大小。</translation>
    </message>
    <message>
        <source>A size is two numbers, such as 1440x900.</source>
        <translation>大小由两个数字组成，例如 1440x900。</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>Memtable</source>
        <translation>内存表</translation>
    </message>
    <message>
        <source>Structure that holds the newest writes: bplus for speed, avl to watch a classic tree grow.</source>
        <translation>保存最新写入的结构：bplus 更快，avl 可观察经典树的生长。</translation>
    </message>
    <message>
        <source>Memtable size</source>
        <translation>内存表大小</translation>
    </message>
    <message>
        <source>A memtable of this size is written out as a table; larger means fewer, larger flushes.</source>
        <translation>内存表达到此大小即写出为表；越大则刷写越少、越大。</translation>
    </message>
    <message>
        <source>Memtable entries</source>
        <translation>内存表条目数</translation>
    </message>
    <message>
        <source>A memtable with this many entries is written out too; 0 means no limit.</source>
        <translation>内存表达到此条目数也会写出；0 表示不限。</translation>
    </message>
    <message>
        <source>Waiting memtables</source>
        <translation>等待的内存表</translation>
    </message>
    <message>
        <source>Full memtables that may wait for their flush; writers are slowed smoothly as this fills up.</source>
        <translation>可等待刷写的已满内存表；随着填满，写入会平滑减速。</translation>
    </message>
    <message>
        <source>Compaction policy</source>
        <translation>合并策略</translation>
    </message>
    <message>
        <source>Level 0 trigger</source>
        <translation>L0 触发数</translation>
    </message>
    <message>
        <source>Level 1 size</source>
        <translation>L1 大小</translation>
    </message>
    <message>
        <source>Leveled: the size level 1 is kept to.</source>
        <translation>分层：L1 保持的大小。</translation>
    </message>
    <message>
        <source>Level multiplier</source>
        <translation>层级倍数</translation>
    </message>
    <message>
        <source>Table size</source>
        <translation>表大小</translation>
    </message>
    <message>
        <source>Compactions cut their output into tables of about this size.</source>
        <translation>合并把输出切成大约此大小的表。</translation>
    </message>
    <message>
        <source>Table entries</source>
        <translation>表条目数</translation>
    </message>
    <message>
        <source>Compactions also start a new table after this many entries; 0 means no limit.</source>
        <translation>合并在达到此条目数后也会开始新表；0 表示不限。</translation>
    </message>
    <message>
        <source>Table threshold</source>
        <translation>表阈值</translation>
    </message>
    <message>
        <source>Threshold: more tables than this are merged into one sorted run.</source>
        <translation>阈值：超过此数量的表合并为一个有序段。</translation>
    </message>
    <message>
        <source>Compaction rate</source>
        <translation>合并速率</translation>
    </message>
    <message>
        <source>Compactions in the background write at most this much, so that reads and writes keep the disk; the limit rises as they fall behind and ends before writers would be slowed. 0 means no limit.</source>
        <translation>后台合并写入不超过此速率，把磁盘留给读写；合并落后时上限随之升高，并在写入变慢之前取消。0 表示不限。</translation>
    </message>
    <message>
        <source>Automatic compaction</source>
        <translation>自动合并</translation>
    </message>
    <message>
        <source>Compact in the background when it is due; compactions asked for work either way.</source>
        <translation>需要时在后台合并；手动合并始终可用。</translation>
    </message>
    <message>
        <source>Block size</source>
        <translation>块大小</translation>
    </message>
    <message>
        <source>Entries are grouped into blocks of about this size before compression, without it up to four large ones into one of twice that; a read fetches one block.</source>
        <translation>压缩前条目组成大约此大小的块，不压缩时至多四个大条目可组成两倍大的块；一次读取取一个块。</translation>
    </message>
    <message>
        <source>Filter bits per key</source>
        <translation>每键过滤器位数</translation>
    </message>
    <message>
        <source>Size of the Bloom filters: 10 lets about 1 in 100 needless look-ups through; 0 makes no filters.</source>
        <translation>布隆过滤器的大小：10 时约每 100 次无谓查找放过 1 次；0 表示不建过滤器。</translation>
    </message>
    <message>
        <source>Upper compression</source>
        <translation>上层压缩</translation>
    </message>
    <message>
        <source>Compression of the blocks of all levels but the bottommost.</source>
        <translation>除最底层外所有层级的块压缩。</translation>
    </message>
    <message>
        <source>Bottom compression</source>
        <translation>底层压缩</translation>
    </message>
    <message>
        <source>Compression of the blocks of the bottommost level, where most of the data is.</source>
        <translation>最底层的块压缩，大部分数据在此。</translation>
    </message>
    <message>
        <source>Zstandard level</source>
        <translation>Zstandard 级别</translation>
    </message>
    <message>
        <source>Effort of zstd: higher is smaller and slower to write.</source>
        <translation>zstd 的力度：越高越小，写入越慢。</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Room for manifests of the past, so that the time machine reaches back over earlier sessions; 0 keeps none.</source>
        <translation>为过去的清单保留的空间，使时间机器能回溯到以前的会话；0 表示不保留。</translation>
    </message>
    <message>
        <source>Block cache</source>
        <translation>块缓存</translation>
    </message>
    <message>
        <source>Memory for blocks, indexes and filters read from tables.</source>
        <translation>用于从表中读取的块、索引和过滤器的内存。</translation>
    </message>
    <message>
        <source>Background threads</source>
        <translation>后台线程</translation>
    </message>
    <message>
        <source>Threads for flushes and compactions; one of them serves flushes only.</source>
        <translation>用于刷写和合并的线程；其中一个只负责刷写。</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Classroom</source>
        <translation>课堂</translation>
    </message>
    <message>
        <source>Write-heavy</source>
        <translation>写入优先</translation>
    </message>
    <message>
        <source>Space-saving</source>
        <translation>节省空间</translation>
    </message>
    <message>
        <source>A balance that suits most data.</source>
        <translation>适合大多数数据的平衡。</translation>
    </message>
    <message>
        <source>Tiny memtables and tables (30 entries each), so that every flush and compaction can be followed by eye.</source>
        <translation>极小的内存表和表（各 30 个条目），每次刷写和合并都能用眼睛跟随。</translation>
    </message>
    <message>
        <source>Large memtables and little compression: writes come first.</source>
        <translation>大内存表、少压缩：写入优先。</translation>
    </message>
    <message>
        <source>Strong compression: disk space comes first.</source>
        <translation>强压缩：磁盘空间优先。</translation>
    </message>
    <message>
        <source>bytes</source>
        <comment>unit</comment>
        <translation>字节</translation>
    </message>
    <message>
        <source>entries</source>
        <comment>unit</comment>
        <translation>条目</translation>
    </message>
    <message>
        <source>memtables</source>
        <comment>unit</comment>
        <translation>个内存表</translation>
    </message>
    <message>
        <source>tables</source>
        <comment>unit</comment>
        <translation>表</translation>
    </message>
    <message>
        <source>times</source>
        <comment>unit</comment>
        <translation>倍</translation>
    </message>
    <message>
        <source>bytes/s</source>
        <comment>unit</comment>
        <translation>字节/秒</translation>
    </message>
    <message>
        <source>bits/key</source>
        <comment>unit</comment>
        <translation>位/键</translation>
    </message>
    <message>
        <source>threads</source>
        <comment>unit</comment>
        <translation>个线程</translation>
    </message>
    <message>
        <source>leveled keeps sorted levels of growing size; threshold merges everything when there are many tables; tiered merges runs of about the same size, for fewest writes; lazy_leveling does too, but keeps the oldest run from holding much that is overwritten; fifo merges nothing and drops the oldest tables.</source>
        <translation>leveled 保持大小递增的有序层级；threshold 在表很多时全部合并；tiered 合并大小相近的有序段，写入最少；lazy_leveling 也如此，但不让最旧的有序段积存过多被覆盖的数据；fifo 不合并，直接丢弃最旧的表。</translation>
    </message>
    <message>
        <source>Leveled: this many sorted runs in level 0 (tables that do not overlap are one, up to eight of them) start a compaction, more than eight times as many slow writers. tiered, lazy_leveling: the same of tables.</source>
        <translation>分层：L0 中有这么多有序段（互不重叠的表算一段，最多八个）时开始合并，超过其八倍时写入变慢。tiered、lazy_leveling：按表计数。</translation>
    </message>
    <message>
        <source>Leveled: each further level may be this many times larger than the one above it. lazy_leveling: the oldest run is merged when the others are this many times smaller.</source>
        <translation>分层：每一层可以比上一层大这么多倍。lazy_leveling：其余有序段达到最旧一段的这么多分之一时，将其合并。</translation>
    </message>
    <message>
        <source>Dynamic levels</source>
        <translation>动态层级</translation>
    </message>
    <message>
        <source>Leveled: the sizes of the levels follow from that of the deepest one; less space for more merging.</source>
        <translation>分层：各层大小由最深一层推算；以更多合并换取更少空间。</translation>
    </message>
    <message>
        <source>Share of tombstones</source>
        <translation>删除标记占比</translation>
    </message>
    <message>
        <source>Leveled: a table with this share of tombstones is merged downward though its level is not full; 0 means never.</source>
        <translation>分层：删除标记达到此占比的表即使所在层未满也向下合并；0 表示从不。</translation>
    </message>
    <message>
        <source>Size of a FIFO store</source>
        <translation>FIFO 存储大小</translation>
    </message>
    <message>
        <source>Fifo: the oldest tables are dropped when all take more than this; 0 means no limit.</source>
        <translation>Fifo：所有表超过此大小时丢弃最旧的表；0 表示不限。</translation>
    </message>
    <message>
        <source>Time to live</source>
        <translation>存活时间</translation>
    </message>
    <message>
        <source>Values written without an expiry of their own vanish after this time; 0 means never.</source>
        <translation>未单独设置过期时间写入的值在此时间后消失；0 表示永不。</translation>
    </message>
    <message>
        <source>Filter memory</source>
        <translation>过滤器内存</translation>
    </message>
    <message>
        <source>uniform gives all levels the same filter bits a key; monkey gives small levels more and the largest a little less, for fewer needless reads from the same memory.</source>
        <translation>uniform 让所有层级的每个键使用相同的过滤器位数；monkey 给小层级更多、给最大层级略少：用同样的内存减少不必要的读取。</translation>
    </message>
    <message>
        <source>Separate values from</source>
        <translation>分离值的起始大小</translation>
    </message>
    <message>
        <source>Values of at least this size go to value files, so that merges move only what points to them; 0 keeps all values in their tables.</source>
        <translation>至少这么大的值会放入值文件，合并时只移动指向它们的内容；0 表示所有值都留在各自的表中。</translation>
    </message>
    <message>
        <source>Garbage in value files</source>
        <translation>值文件中的垃圾</translation>
    </message>
    <message>
        <source>A value file in which this share of the bytes is no longer needed is emptied: what is still needed is written anew; 0 means never.</source>
        <translation>当值文件中不再需要的字节达到此比例时，该文件会被清空：仍需要的内容会重新写入；0 表示从不。</translation>
    </message>
    <message>
        <source>Share of overwritten data</source>
        <translation>被覆盖数据的占比</translation>
    </message>
    <message>
        <source>Leveled: while nobody writes, levels are merged downward until what newer versions and deletions hide is below this share of the store; 0 means never.</source>
        <translation>分层：无人写入时，将各层向下合并，直到被新版本和删除标记遮盖的数据低于存储的这一占比；0 表示从不。</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>%1 is due for compaction (score %2).</source>
        <translation>%1 需要合并（得分 %2）。</translation>
    </message>
    <message>
        <source>%1 of the entries of %2 are tombstones; compacting it frees space.</source>
        <translation>%2 的条目中有 %1 是墓碑；合并它可释放空间。</translation>
    </message>
    <message>
        <source>The log ended in a torn record when the store was opened: %1 of an unfinished write were dropped.</source>
        <translation>打开存储时日志以撕裂的记录结尾：丢弃了一次未完成写入的 %1。</translation>
    </message>
    <message>
        <source>Writers have been slowed for %1 since the store was opened.</source>
        <translation>自打开存储以来，写入共被减速 %1。</translation>
    </message>
    <message numerus="yes">
        <source>%n write-ahead log(s) wait to be flushed into tables.</source>
        <translation>
            <numerusform>%n 个预写日志等待刷写到表中。</numerusform>
        </translation>
    </message>
    <message>
        <source>All is well: nothing is due, nothing is wrong.</source>
        <translation>一切正常：没有到期的工作，没有错误。</translation>
    </message>
    <message>
        <source>Up to %1 of %2 may be older data, as several tables hold the same keys; compacting everything frees it.</source>
        <translation>%2 中最多有 %1 可能是旧数据，因为多个表包含相同的键；合并全部即可释放。</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Compaction</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空间</translation>
    </message>
    <message>
        <source>Memtable</source>
        <translation>内存表</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>校验</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>是(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>否(&amp;N)</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Ins</source>
        <translation>Ins</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Backspace</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>Why is this key absent?</source>
        <translation>为什么没有这个键？</translation>
    </message>
    <message>
        <source>Go ▸ Why is this key absent?, type the key, Return.</source>
        <translation>“转到 ▸ 为什么没有这个键？”，输入键，回车。</translation>
    </message>
    <message>
        <source>Each place that a look-up comes to, newest first, and the one that decides: a tombstone, an expiry, or that it was never written.</source>
        <translation>查找依次到达的每个位置（最新的在前），以及起决定作用的那个：墓碑、过期，或从未写入。</translation>
    </message>
    <message>
        <source>Which files hold this key?</source>
        <translation>哪些文件含有这个键？</translation>
    </message>
    <message>
        <source>Go ▸ Which files hold this key?, type the key, Return.</source>
        <translation>“转到 ▸ 哪些文件含有这个键？”，输入键，回车。</translation>
    </message>
    <message>
        <source>Every version that is still stored: the table or log it lies in, when it was written, and what hides it.</source>
        <translation>仍存储着的每个版本：位于哪个表或日志、何时写入、被什么遮蔽。</translation>
    </message>
    <message>
        <source>What is in this byte?</source>
        <translation>这个字节里是什么？</translation>
    </message>
    <message>
        <source>Go ▸ What is in this byte?, type the file and the offset, as in 000377.lst@4096, Return.</source>
        <translation>“转到 ▸ 这个字节里是什么？”，输入文件和偏移量，如 000377.lst@4096，回车。</translation>
    </message>
    <message>
        <source>The block, and in it the field, key or value that owns the byte, marked among the bytes.</source>
        <translation>所在的块，以及其中拥有该字节的字段、键或值，并在字节中标出。</translation>
    </message>
    <message>
        <source>Which prefix eats my disk?</source>
        <translation>哪个前缀占用磁盘最多？</translation>
    </message>
    <message>
        <source>Go ▸ Which prefix eats my disk?</source>
        <translation>“转到 ▸ 哪个前缀占用磁盘最多？”</translation>
    </message>
    <message>
        <source>The prefixes by size, and how much of each is live, shadowed, deleted or overhead. A click opens one.</source>
        <translation>按大小排列的前缀，以及各自有效、被遮蔽、已删除和开销的部分。单击可打开。</translation>
    </message>
    <message>
        <source>What will compacting a range free?</source>
        <translation>合并一个范围能释放多少？</translation>
    </message>
    <message>
        <source>Go ▸ What will compacting a range free?, type its first key, Return, its end, Return.</source>
        <translation>“转到 ▸ 合并一个范围能释放多少？”，输入首键，回车，输入末端，回车。</translation>
    </message>
    <message>
        <source>The merge is done and thrown away: what it reads, writes, frees and drops is what the run will do.</source>
        <translation>执行一次合并并丢弃结果：它读取、写入、释放和丢弃的，正是实际运行将做的。</translation>
    </message>
    <message>
        <source>Which tombstones cannot go, and why?</source>
        <translation>哪些墓碑不能清除，为什么？</translation>
    </message>
    <message>
        <source>Go ▸ Which tombstones cannot go, and why?</source>
        <translation>“转到 ▸ 哪些墓碑不能清除，为什么？”</translation>
    </message>
    <message>
        <source>Of the level that has most of them: how many stay, the tables that may hold what they hide, and the snapshots they are for.</source>
        <translation>在墓碑最多的层级中：有多少会保留、哪些表可能含有被其遮蔽的内容、以及为哪些快照而保留。</translation>
    </message>
    <message>
        <source>Why do writes stall?</source>
        <translation>写入为什么停顿？</translation>
    </message>
    <message>
        <source>Go ▸ Why do writes stall?</source>
        <translation>“转到 ▸ 写入为什么停顿？”</translation>
    </message>
    <message>
        <source>The three debts that slow writers, each beside the mark where slowing begins, and what they have cost.</source>
        <translation>使写入减速的三种积压，各自对照减速起点，以及已造成的代价。</translation>
    </message>
    <message>
        <source>What did the last hour of compactions do?</source>
        <translation>最近一小时的合并做了什么？</translation>
    </message>
    <message>
        <source>Go ▸ What did the last hour of compactions do?</source>
        <translation>“转到 ▸ 最近一小时的合并做了什么？”</translation>
    </message>
    <message>
        <source>What was read, written and dropped, by kind of work; also of other times. Return leads to the time machine.</source>
        <translation>按工作种类显示读取、写入和丢弃的内容；也可看其他时段。按回车前往时间机器。</translation>
    </message>
    <message>
        <source>Are the filters worth their memory?</source>
        <translation>过滤器值得占用内存吗？</translation>
    </message>
    <message>
        <source>Go ▸ Are the filters worth their memory?</source>
        <translation>“转到 ▸ 过滤器值得占用内存吗？”</translation>
    </message>
    <message>
        <source>What they take and what they save a look-up of a missing key, level by level. What other sizes would do shows Table ▸ Bloom filter.</source>
        <translation>逐层显示它们占用多少、为查找不存在的键省下多少。其他大小的效果见“表 ▸ 布隆过滤器”。</translation>
    </message>
    <message>
        <source>Is any file damaged?</source>
        <translation>有文件损坏吗？</translation>
    </message>
    <message>
        <source>Go ▸ Is any file damaged?</source>
        <translation>“转到 ▸ 有文件损坏吗？”</translation>
    </message>
    <message>
        <source>Every block and record is read. Each finding is a row; Return leads to its place.</source>
        <translation>读取每个块和每条记录。每个发现占一行；按回车前往其位置。</translation>
    </message>
</context>
<context>
    <name>ReplaceRule</name>
    <message>
        <source>Type what to look for.</source>
        <translation>请输入要查找的内容。</translation>
    </message>
    <message>
        <source>The pattern is not understood at character %1: %2</source>
        <translation>模式在第 %1 个字符处无法识别：%2</translation>
    </message>
</context>
<context>
    <name>StoreSnapshot</name>
    <message>
        <source>Copy %1</source>
        <translation>复制 %1</translation>
    </message>
</context>
<context>
    <name>ValueDecoder</name>
    <message>
        <source>big-endian</source>
        <translation>大端</translation>
    </message>
    <message>
        <source>little-endian</source>
        <translation>小端</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>milliseconds</source>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>microseconds</source>
        <translation>微秒</translation>
    </message>
    <message>
        <source>nanoseconds</source>
        <translation>纳秒</translation>
    </message>
    <message>
        <source>as stored</source>
        <translation>按存储原样</translation>
    </message>
    <message>
        <source>UTF-16, little-endian</source>
        <translation>UTF-16，小端</translation>
    </message>
    <message>
        <source>UTF-16, big-endian</source>
        <translation>UTF-16，大端</translation>
    </message>
    <message>
        <source>integer</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>the value is too large to be decoded here</source>
        <translation>该值过大，无法在此解码</translation>
    </message>
    <message>
        <source>lists lie in lists too deeply</source>
        <translation>列表嵌套过深</translation>
    </message>
    <message>
        <source>the bytes make no sense</source>
        <translation>这些字节没有意义</translation>
    </message>
    <message>
        <source>the number of bytes does not fit</source>
        <translation>字节数不符</translation>
    </message>
    <message>
        <source>text of Chromium</source>
        <translation>Chromium 文本</translation>
    </message>
    <message>
        <source>key inside of LevelDB or RocksDB</source>
        <translation>LevelDB 或 RocksDB 的内部键</translation>
    </message>
    <message>
        <source>value of IndexedDB</source>
        <translation>IndexedDB 的值</translation>
    </message>
    <message>
        <source>coin of Bitcoin&apos;s chainstate</source>
        <translation>比特币链状态中的币</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::AboutDialog</name>
    <message>
        <source>About Levelscope</source>
        <translation>关于 Levelscope</translation>
    </message>
    <message>
        <source>See into LSM-tree stores: keys, tables, levels, filters and compactions.</source>
        <translation>深入查看 LSM 树存储：键、表、层级、过滤器和合并。</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later, without any warranty. It uses Qt (LGPL), LZ4, Zstandard and xxHash (BSD), {fmt}, spdlog, CLI11 and nlohmann/json (MIT or BSD), OpenSSL (Apache) and bzip2.</source>
        <translation>依据 GNU 通用公共许可证第 3 版或更高版本发布的自由软件，不提供任何担保。使用了 Qt (LGPL)、LZ4、Zstandard 和 xxHash (BSD)、{fmt}、spdlog、CLI11 和 nlohmann/json (MIT 或 BSD)、OpenSSL (Apache) 以及 bzip2。</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>诊断信息</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>复制诊断信息</translation>
    </message>
    <message>
        <source>Versions, sizes and options; no keys, no values</source>
        <translation>版本、大小和选项；不含键和值</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::AnatomyTreeModel</name>
    <message>
        <source>data blocks (%1)</source>
        <translation>数据块（%1）</translation>
    </message>
    <message>
        <source>nobody&apos;s bytes (%1)</source>
        <translation>无归属字节（%1）</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>entries (%1)</source>
        <translation>条目（%1）</translation>
    </message>
    <message>
        <source>%1  %2%3  %4</source>
        <translation>%1  %2%3  %4</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1  damaged ✗</source>
        <translation>%1  已损坏 ✗</translation>
    </message>
    <message>
        <source>%1 to %2  %3</source>
        <translation>%1 至 %2  %3</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::App</name>
    <message>
        <source>The settings file could not be understood. It was set aside as %1; the defaults are used.</source>
        <translation>无法理解设置文件。已将其另存为 %1，并使用默认设置。</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::BeforeAfter</name>
    <message>
        <source>Before and after</source>
        <translation>之前与之后</translation>
    </message>
    <message>
        <source>Choose a job above to see what it did.</source>
        <translation>请在上方选择一个任务以查看它做了什么。</translation>
    </message>
    <message>
        <source>Still running.</source>
        <translation>仍在运行。</translation>
    </message>
    <message>
        <source>Stopped: the tables are as they were.</source>
        <translation>已停止：表保持原样。</translation>
    </message>
    <message>
        <source>%1 entries became %2 of tables.</source>
        <translation>%1 个条目变成了 %2 的表。</translation>
    </message>
    <message>
        <source>Moved to %1 without being rewritten.</source>
        <translation>未经重写移至 %1。</translation>
    </message>
    <message>
        <source>%1 freed · %2 shadowed versions and %3 tombstones dropped</source>
        <translation>释放 %1 · 丢弃 %2 个被遮蔽的版本和 %3 个墓碑</translation>
    </message>
    <message>
        <source>memory · %1</source>
        <translation>内存 · %1</translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>after</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>%1 · %2 tables · %3</source>
        <translation>%1 · %2 个表 · %3</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::BloomView</name>
    <message>
        <source>No Bloom filter</source>
        <translation>没有布隆过滤器</translation>
    </message>
    <message>
        <source>This table was written without one (filter_bits_per_key = 0): every look-up that reaches it reads a block.</source>
        <translation>此表写入时没有过滤器（filter_bits_per_key = 0）：每次到达它的查找都会读取一个块。</translation>
    </message>
    <message>
        <source>Ink is a set bit. The bars tell how full each cache line is; the mark is one half. The wheel zooms.</source>
        <translation>着墨处是已置位的位。条形表示每个缓存行的填充程度，刻度为一半。滚轮可缩放。</translation>
    </message>
    <message>
        <source>One line of the filter, magnified</source>
        <translation>放大的一行过滤器</translation>
    </message>
    <message>
        <source>key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Key to test</source>
        <translation>要测试的键</translation>
    </message>
    <message>
        <source>Text as shown elsewhere; \xNN stands for one byte</source>
        <translation>与别处显示相同的文本；\xNN 表示一个字节</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>A key is hashed once; every probe looks at one bit. A single clear bit proves that the table does not hold the key.</source>
        <translation>键只哈希一次；每次探测查看一位。只要有一位为零，就证明表中没有该键。</translation>
    </message>
    <message>
        <source>Show the entry</source>
        <translation>显示条目</translation>
    </message>
    <message>
        <source>Bloom filter</source>
        <translation>布隆过滤器</translation>
    </message>
    <message>
        <source>Test a key</source>
        <translation>测试一个键</translation>
    </message>
    <message>
        <source>size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>bits / key</source>
        <translation>位 / 键</translation>
    </message>
    <message>
        <source>Bits of the filter / entries of the table</source>
        <translation>过滤器位数 / 表的条目数</translation>
    </message>
    <message>
        <source>probes (k)</source>
        <translation>探测数 (k)</translation>
    </message>
    <message>
        <source>Bits that each look-up tests</source>
        <translation>每次查找测试的位数</translation>
    </message>
    <message>
        <source>lines</source>
        <translation>行</translation>
    </message>
    <message>
        <source>%1 × %2 bits</source>
        <translation>%1 × %2 位</translation>
    </message>
    <message>
        <source>All probes of a key fall into one cache line, so that a look-up costs one memory access</source>
        <translation>一个键的所有探测都落在同一缓存行，因此一次查找只需一次内存访问</translation>
    </message>
    <message>
        <source>fill</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Set bits / all bits</source>
        <translation>置位的位 / 全部位</translation>
    </message>
    <message>
        <source>false positives</source>
        <translation>误报</translation>
    </message>
    <message>
        <source>Chance that an absent key passes, from how full each line really is</source>
        <translation>不存在的键通过的概率，由每行的实际填充得出</translation>
    </message>
    <message>
        <source>in theory</source>
        <translation>理论值</translation>
    </message>
    <message>
        <source>The same, expected for so many keys in so many bits, keys falling into lines at random</source>
        <translation>同一概率的期望：这么多键、这么多位，键随机落入各行</translation>
    </message>
    <message>
        <source>probe %1</source>
        <translation>探测 %1</translation>
    </message>
    <message>
        <source>bit %1 = %2</source>
        <translation>位 %1 = %2</translation>
    </message>
    <message>
        <source>%1 · sequence %2 · %3</source>
        <translation>%1 · 序列 %2 · %3</translation>
    </message>
    <message>
        <source>✗ The table could not be read to check</source>
        <translation>✗ 无法读取表来核对</translation>
    </message>
    <message>
        <source>✗ The filter is wrong: the table does hold the key</source>
        <translation>✗ 过滤器有误：表中确有该键</translation>
    </message>
    <message>
        <source>Certainly not here</source>
        <translation>肯定不在这里</translation>
    </message>
    <message numerus="yes">
        <source>%n of the probes found a clear bit, so no block has to be read.</source>
        <translation>
            <numerusform>%n 次探测发现零位，因此无需读取任何块。</numerusform>
        </translation>
    </message>
    <message>
        <source>✓ May be here, and it is</source>
        <translation>✓ 可能在这里，确实在</translation>
    </message>
    <message>
        <source>False positive</source>
        <translation>误报</translation>
    </message>
    <message>
        <source>All %1 bits are set, but the table does not hold %2: a look-up reads a block in vain.</source>
        <translation>全部 %1 位均已置位，但表中没有 %2：查找会白读一个块。</translation>
    </message>
    <message>
        <source>Line %1 · %2 of %3 bits set</source>
        <translation>第 %1 行 · %3 位中已置 %2 位</translation>
    </message>
    <message>
        <source>measuring…</source>
        <translation>正在测量…</translation>
    </message>
    <message>
        <source>%1 ± %2</source>
        <translation>%1 ± %2</translation>
    </message>
    <message>
        <source>Share of %1 random absent keys that pass the filter, with the 95 % confidence interval</source>
        <translation>%1 个随机的不存在的键中通过过滤器的比例，附 95 % 置信区间</translation>
    </message>
    <message>
        <source>from its bits</source>
        <translation>按其位推算</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>过滤器</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>ribbon filter</source>
        <translation>Ribbon 过滤器</translation>
    </message>
    <message>
        <source>The solution of a system of equations: for a key of the table the parity of chosen bits of each column is as expected</source>
        <translation>方程组的解：对表中的键，每一列所选位的奇偶性与预期一致</translation>
    </message>
    <message>
        <source>Every key of the table has all of its bits set</source>
        <translation>表中每个键的所有位都已置位</translation>
    </message>
    <message>
        <source>columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Parities that each look-up compares</source>
        <translation>每次查找比较的奇偶校验数</translation>
    </message>
    <message>
        <source>segments</source>
        <translation>段</translation>
    </message>
    <message>
        <source>One column of one block</source>
        <translation>一个块的一列</translation>
    </message>
    <message>
        <source>Every column halves the share of absent keys that pass</source>
        <translation>每一列使通过的不存在键的比例减半</translation>
    </message>
    <message>
        <source>%1 of %2 bits</source>
        <translation>%2 位中的 %1 位</translation>
    </message>
    <message>
        <source>column %1</source>
        <translation>第 %1 列</translation>
    </message>
    <message>
        <source>%1: %2, expected %3</source>
        <translation>%1：%2，预期 %3</translation>
    </message>
    <message>
        <source>odd</source>
        <translation>奇</translation>
    </message>
    <message>
        <source>even</source>
        <translation>偶</translation>
    </message>
    <message numerus="yes">
        <source>%n columns have another parity than the key, so no block has to be read.</source>
        <translation>
            <numerusform>%n 列的奇偶性与该键不同，因此无需读取任何块。</numerusform>
        </translation>
    </message>
    <message>
        <source>All %1 columns have the key&apos;s parity, but the table does not hold %2: a look-up reads a block in vain.</source>
        <translation>全部 %1 列的奇偶性与键一致，但表中没有 %2：查找会白读一个块。</translation>
    </message>
    <message>
        <source>Other sizes</source>
        <translation>其他大小</translation>
    </message>
    <message>
        <source>%1 bits</source>
        <translation>%1 位</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::BytesEditor</name>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>Base64</source>
        <translation>Base64</translation>
    </message>
    <message>
        <source>A key has at most %1.</source>
        <translation>键最多为 %1。</translation>
    </message>
    <message>
        <source>%1: too large to edit here (limit %2). Load another value from a file.</source>
        <translation>%1：太大，无法在此编辑（上限 %2）。请从文件加载另一个值。</translation>
    </message>
    <message>
        <source>valid JSON</source>
        <translation>有效的 JSON</translation>
    </message>
    <message>
        <source>not valid JSON: %1, at offset %2</source>
        <translation>无效的 JSON：%1，偏移 %2 处</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::ChangeDesk</name>
    <message>
        <source>Write Changes</source>
        <translation>写入更改</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Revert All</source>
        <translation>全部撤回</translation>
    </message>
    <message numerus="yes">
        <source>Write %n change(s) as One Batch</source>
        <translation>
            <numerusform>将 %n 项更改作为一个批次写入</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo %1</source>
        <translation>撤销 %1</translation>
    </message>
    <message>
        <source>Redo %1</source>
        <translation>重做 %1</translation>
    </message>
    <message numerus="yes">
        <source>Wrote %n change(s)</source>
        <translation>
            <numerusform>已写入 %n 项更改</numerusform>
        </translation>
    </message>
    <message>
        <source>sequence %1</source>
        <translation>序列 %1</translation>
    </message>
    <message>
        <source>sequences %1 to %2</source>
        <translation>序列 %1 至 %2</translation>
    </message>
    <message>
        <source>%1: %2, log %3 at offset %4.</source>
        <translation>%1：%2，日志 %3 偏移 %4 处。</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::ChangeListModel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>以及另外 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s)</source>
        <translation>
            <numerusform>%n 个键</numerusform>
        </translation>
    </message>
    <message>
        <source>every key in the range</source>
        <translation>范围内的每个键</translation>
    </message>
    <message>
        <source>empty value</source>
        <translation>空值</translation>
    </message>
    <message>
        <source>− delete</source>
        <translation>− 删除</translation>
    </message>
    <message>
        <source>+ put</source>
        <translation>+ 写入</translation>
    </message>
    <message>
        <source>~ put</source>
        <translation>~ 写入</translation>
    </message>
    <message>
        <source>empty key</source>
        <translation>空键</translation>
    </message>
    <message>
        <source>conflict: changed in the store</source>
        <translation>冲突：存储中已更改</translation>
    </message>
    <message>
        <source>range, end not included</source>
        <translation>范围，不含终点</translation>
    </message>
    <message>
        <source>was sequence %1</source>
        <translation>原序列 %1</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
    <message>
        <source>operation</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>never expires</source>
        <translation>永不到期</translation>
    </message>
    <message>
        <source>expires %1</source>
        <translation>到期于 %1</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::ChangeListView</name>
    <message>
        <source>Pending changes</source>
        <translation>待写入的更改</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::ChangeSet</name>
    <message>
        <source>Put %1</source>
        <translation>写入 %1</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n key(s)</source>
        <translation>
            <numerusform>删除 %n 个键</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete from %1 to %2</source>
        <translation>删除 %1 至 %2</translation>
    </message>
    <message>
        <source>Rename %1 to %2</source>
        <translation>将 %1 重命名为 %2</translation>
    </message>
    <message>
        <source>Revert %1</source>
        <translation>撤回 %1</translation>
    </message>
    <message>
        <source>Revert all</source>
        <translation>全部撤回</translation>
    </message>
    <message>
        <source>Keep my change of %1</source>
        <translation>保留我对 %1 的更改</translation>
    </message>
    <message numerus="yes">
        <source>Restore %n change(s)</source>
        <translation>
            <numerusform>恢复 %n 项更改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replace in %n value(s)</source>
        <translation>
            <numerusform>在 %n 个值中替换</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::ChangesPage</name>
    <message>
        <source>%1 · sequence %2</source>
        <translation>%1 · 序列 %2</translation>
    </message>
    <message>
        <source>%1 · no such key</source>
        <translation>%1 · 没有此键</translation>
    </message>
    <message>
        <source>Somebody else has written this key since you changed it.</source>
        <translation>您更改之后，有人写入了此键。</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>保留我的</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>采用对方的</translation>
    </message>
    <message>
        <source>Nothing is staged</source>
        <translation>没有暂存内容</translation>
    </message>
    <message>
        <source>What you create, edit or delete on the Keys page waits here, with the difference it makes, until you write it all as one atomic batch.</source>
        <translation>您在“键”页面新建、编辑或删除的内容连同其差异在此等待，直到您将其作为一个原子批次全部写入。</translation>
    </message>
    <message>
        <source>The store is open for inspection: nothing can be changed. Open it for editing to stage changes.</source>
        <translation>存储以查看模式打开：无法更改。请以编辑模式打开以暂存更改。</translation>
    </message>
    <message>
        <source>Go to Keys</source>
        <translation>前往“键”</translation>
    </message>
    <message numerus="yes">
        <source>%n staged, not written yet</source>
        <translation>
            <numerusform>已暂存 %n 项，尚未写入</numerusform>
        </translation>
    </message>
    <message>
        <source>Every key from %1</source>
        <translation>从 %1 起的每个键</translation>
    </message>
    <message>
        <source>up to, not with, %1</source>
        <translation>直到 %1（不含）</translation>
    </message>
    <message>
        <source>Theirs, in the store</source>
        <translation>对方的，在存储中</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>已存储</translation>
    </message>
    <message>
        <source>Mine: deleted</source>
        <translation>我的：已删除</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Mine, staged</source>
        <translation>我的，已暂存</translation>
    </message>
    <message>
        <source>Staged</source>
        <translation>已暂存</translation>
    </message>
    <message>
        <source>Revert This Change</source>
        <translation>撤回此更改</translation>
    </message>
    <message>
        <source>Show in Keys</source>
        <translation>在“键”中显示</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Somebody else has written in this range since you chose it.</source>
        <translation>自您选择该范围以来，已有他人向其中写入数据。</translation>
    </message>
    <message>
        <source>%1 · expires %2</source>
        <translation>%1 · 到期于 %2</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::ChangesPanel</name>
    <message>
        <source>Pending changes</source>
        <translation>待写入的更改</translation>
    </message>
    <message>
        <source>Show differences</source>
        <translation>显示差异</translation>
    </message>
    <message>
        <source>Nothing is staged. What you create, edit or delete on the Keys page waits here until it is written as one batch.</source>
        <translation>没有暂存内容。您在“键”页面新建、编辑或删除的内容在此等待，直到作为一个批次写入。</translation>
    </message>
    <message>
        <source>The store is open for inspection: nothing can be changed.</source>
        <translation>存储以查看模式打开：无法更改。</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Type a few letters of a command</source>
        <translation>输入命令的几个字母</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::CompactionHistoryModel</name>
    <message>
        <source>Older versions and tombstones that nobody can see any more, left out of the outputs</source>
        <translation>已无人可见而未写入输出的旧版本和墓碑</translation>
    </message>
    <message>
        <source>job</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>levels</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>tables</source>
        <translation>表</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>flush</source>
        <translation>刷写</translation>
    </message>
    <message>
        <source>move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>compaction</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>memtable full or asked</source>
        <translation>内存表已满或手动</translation>
    </message>
    <message>
        <source>memory → L0</source>
        <translation>内存 → L0</translation>
    </message>
    <message>
        <source>running, %1</source>
        <translation>运行中，%1</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>cancelled, nothing changed</source>
        <translation>已取消，没有任何更改</translation>
    </message>
    <message>
        <source>failed ✗ %1</source>
        <translation>失败 ✗ %1</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::CompactionPage</name>
    <message>
        <source>Compaction</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Flush memtable</source>
        <translation>刷写内存表</translation>
    </message>
    <message>
        <source>Writes what is in memory into a table of L0</source>
        <translation>将内存中的内容写入 L0 的一个表</translation>
    </message>
    <message>
        <source>The store is open for inspection only: nothing is written to it</source>
        <translation>存储仅以查看模式打开：不会写入任何内容</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>Levels and how full they are</source>
        <translation>层级及其填充程度</translation>
    </message>
    <message>
        <source>Jobs of this session</source>
        <translation>本次会话的任务</translation>
    </message>
    <message>
        <source>Flushes and compactions</source>
        <translation>刷写与合并</translation>
    </message>
    <message>
        <source>No flush and no compaction yet. They appear here as they happen, also those the engine starts by itself.</source>
        <translation>尚无刷写和合并。它们发生时会出现在这里，引擎自行启动的也在内。</translation>
    </message>
    <message>
        <source>The store is open for inspection only, so nothing runs. Open it for editing to flush and compact; every job is then listed here.</source>
        <translation>存储仅以查看模式打开，因此没有任务运行。以编辑模式打开即可刷写和合并，每个任务都会列在这里。</translation>
    </message>
    <message>
        <source>levels</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>%1: cancelled, the tables are as they were</source>
        <translation>%1：已取消，表保持原样</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::DamageBar</name>
    <message>
        <source>Show places</source>
        <translation>显示位置</translation>
    </message>
    <message>
        <source>Stop at damage</source>
        <translation>遇损坏即停</translation>
    </message>
    <message>
        <source>End at the first place that cannot be read, as the owner would</source>
        <translation>在第一处无法读取的位置停止，与其所有者一致</translation>
    </message>
    <message>
        <source>Places that could not be read</source>
        <translation>无法读取的位置</translation>
    </message>
    <message>
        <source>Damage is passed by. So far everything could be read.</source>
        <translation>将绕过损坏处。到目前为止全部可读。</translation>
    </message>
    <message numerus="yes">
        <source>This is not the whole store: %n places could not be read. Keys are missing there, and pairs around them may be older than what their owner would read.</source>
        <translation>
            <numerusform>这不是完整的存储：有 %n 处无法读取。那里缺少键，其附近的键值对可能比其所有者读到的更旧。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::DamagePlacesModel</name>
    <message>
        <source>The pair is left out.</source>
        <translation>该键值对已略去。</translation>
    </message>
    <message>
        <source>Pairs may be missing or old from %1 to %2.</source>
        <translation>从 %1 到 %2，键值对可能缺失或过旧。</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>offset</source>
        <translation>偏移</translation>
    </message>
    <message>
        <source>what</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>from key</source>
        <translation>起始键</translation>
    </message>
    <message>
        <source>to key</source>
        <translation>终止键</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::DecoderDialog</name>
    <message>
        <source>Decoders</source>
        <translation>解码器</translation>
    </message>
    <message>
        <source>How keys and values of this store are read. Of several rules that fit a key, the first one counts. What does not read so is shown as stored.</source>
        <translation>如何读取此存储的键和值。若多条规则适用于同一个键，以第一条为准。无法如此读取的内容按存储原样显示。</translation>
    </message>
    <message>
        <source>The selected pair</source>
        <translation>所选键值对</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Rules, in the order in which they count</source>
        <translation>规则，按生效顺序</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>As detected</source>
        <translation>恢复检测结果</translation>
    </message>
    <message>
        <source>The rules that this store suggests by its comparator and its keys</source>
        <translation>由此存储的比较器和键推断出的规则</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>所有键</translation>
    </message>
    <message>
        <source>Text as shown elsewhere; \xNN stands for one byte</source>
        <translation>与别处显示相同的文本；\xNN 表示一个字节</translation>
    </message>
    <message>
        <source>A prefix fits keys that begin with it. A pattern fits whole keys: * any bytes, ? one, [a-z] a set.</source>
        <translation>前缀匹配以其开头的键。模式匹配整个键：* 任意字节，? 一个，[a-z] 集合之一。</translation>
    </message>
    <message>
        <source>How it fits keys</source>
        <translation>匹配键的方式</translation>
    </message>
    <message>
        <source>Values are xor a mask that lies in the store</source>
        <translation>值与存储中的掩码作了异或</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Key read as</source>
        <translation>键读作</translation>
    </message>
    <message>
        <source>Value read as</source>
        <translation>值读作</translation>
    </message>
    <message>
        <source>key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>no key is selected</source>
        <translation>未选择键</translation>
    </message>
    <message>
        <source>rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>none fits</source>
        <translation>没有适用的</translation>
    </message>
    <message>
        <source>key as stored</source>
        <translation>键（原样）</translation>
    </message>
    <message>
        <source>key reads as</source>
        <translation>键读作</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>%1, at offset %2</source>
        <translation>%1，位于偏移 %2</translation>
    </message>
    <message>
        <source>value reads as</source>
        <translation>值读作</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::DecoderRulesModel</name>
    <message>
        <source>pattern</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>prefix</source>
        <translation>前缀</translation>
    </message>
    <message>
        <source>as each value suggests</source>
        <translation>按每个值自动判断</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>所有键</translation>
    </message>
    <message>
        <source>unmasked, %1</source>
        <translation>去掩码，%1</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>键</translation>
    </message>
    <message>
        <source>match</source>
        <translation>匹配</translation>
    </message>
    <message>
        <source>key read as</source>
        <translation>键读作</translation>
    </message>
    <message>
        <source>value read as</source>
        <translation>值读作</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::DeskStrip</name>
    <message>
        <source>Revert all</source>
        <translation>全部撤回</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) of %1 were never written.</source>
        <translation>
            <numerusform>%1 的 %n 项更改从未写入。</numerusform>
        </translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>正在写入…</translation>
    </message>
    <message numerus="yes">
        <source>Write %n change(s) as one batch  %1</source>
        <translation>
            <numerusform>将 %n 项更改作为一个批次写入  %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was written: %n key(s) changed in the store since.</source>
        <translation>
            <numerusform>没有写入任何内容：此后存储中有 %n 个键发生了变化。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show in the log</source>
        <translation>在日志中显示</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::DiffView</name>
    <message>
        <source>Only the first %1 of each side are compared.</source>
        <translation>仅比较每一侧的前 %1。</translation>
    </message>
    <message>
        <source>Difference between the two values</source>
        <translation>两个值之间的差异</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::DockArea</name>
    <message>
        <source>Close %1</source>
        <translation>关闭 %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Pending changes</source>
        <translation>待写入的更改</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::EditDialog</name>
    <message>
        <source>New Key</source>
        <translation>新建键</translation>
    </message>
    <message>
        <source>Edit Value</source>
        <translation>编辑值</translation>
    </message>
    <message>
        <source>Rename Key</source>
        <translation>重命名键</translation>
    </message>
    <message>
        <source>Duplicate Key</source>
        <translation>复制为新键</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Stage Change</source>
        <translation>暂存更改</translation>
    </message>
    <message>
        <source>Load from File…</source>
        <translation>从文件加载…</translation>
    </message>
    <message>
        <source>Format JSON</source>
        <translation>格式化 JSON</translation>
    </message>
    <message>
        <source>This key exists (sequence %1): its value will be replaced.</source>
        <translation>此键已存在（序列 %1）：其值将被替换。</translation>
    </message>
    <message>
        <source>The empty key is a key too: it comes first in the order.</source>
        <translation>空键也是键：它在顺序中排第一。</translation>
    </message>
    <message>
        <source>Load a value from a file</source>
        <translation>从文件加载值</translation>
    </message>
    <message>
        <source>The file is larger than %1, the most that can be staged. Import it with levelctl put instead.</source>
        <translation>文件大于可暂存的上限 %1。请改用 levelctl put 导入。</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::EditListModel</name>
    <message>
        <source>+%1</source>
        <translation>+%1</translation>
    </message>
    <message>
        <source>−%1 +%2</source>
        <translation>−%1 +%2</translation>
    </message>
    <message>
        <source>Edits are counted since the store was created</source>
        <translation>编辑从创建存储时开始计数</translation>
    </message>
    <message>
        <source>▾ marks what somebody asked for</source>
        <translation>▾ 标记由人发起的操作</translation>
    </message>
    <message>
        <source>Tables that went and came</source>
        <translation>消失和出现的表</translation>
    </message>
    <message>
        <source>Size of the tables that came</source>
        <translation>新表的大小</translation>
    </message>
    <message>
        <source>Manifest file and offset of the record in it</source>
        <translation>清单文件及记录在其中的偏移</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>tables</source>
        <translation>表</translation>
    </message>
    <message>
        <source>new bytes</source>
        <translation>新增字节</translation>
    </message>
    <message>
        <source>job</source>
        <translation>作业</translation>
    </message>
    <message>
        <source>manifest</source>
        <translation>清单</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::EditTimeline</name>
    <message>
        <source>Edits, oldest first</source>
        <translation>编辑，最早的在前</translation>
    </message>
    <message>
        <source>edit %1</source>
        <translation>编辑 %1</translation>
    </message>
    <message>
        <source>edit %1 · %2</source>
        <translation>编辑 %1 · %2</translation>
    </message>
    <message>
        <source>tables %1 · %2 new</source>
        <translation>表 %1 · 新增 %2</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::ElidedLabel</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::EntryListModel</name>
    <message>
        <source>%1 bytes of key stored here, %2 bytes of value</source>
        <translation>此处存有 %1 字节的键、%2 字节的值</translation>
    </message>
    <message>
        <source>Faded: the prefix all keys of the block share, stored once. The rest is stored with the entry.</source>
        <translation>淡色：块内所有键共有的前缀，只存一次。其余部分随条目存储。</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>key (shared · own)</source>
        <translation>键（共有 · 自有）</translation>
    </message>
    <message>
        <source>type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>sequence</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>%1 bytes, in %2 at %3</source>
        <translation>%1 字节，在 %2 的 %3 处</translation>
    </message>
    <message>
        <source>The value lies in a value file, the table only points to it. Return goes to its bytes.</source>
        <translation>值位于值文件中，表只指向它。按回车键可转到其字节。</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::ErrorBanner</name>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::ExpiryEditor</name>
    <message>
        <source>Expires</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>From now</source>
        <translation>从现在起</translation>
    </message>
    <message>
        <source>Moment at which the pair expires</source>
        <translation>键值对到期的时刻</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 分钟</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 天</translation>
    </message>
    <message>
        <source>1 week</source>
        <translation>1 周</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 天</translation>
    </message>
    <message>
        <source>The pair stays until it is deleted.</source>
        <translation>键值对将保留到被删除为止。</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>%1后</translation>
    </message>
    <message>
        <source>This moment has passed: the pair is gone as soon as it is written.</source>
        <translation>该时刻已过：键值对一经写入即消失。</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::ExplainModel</name>
    <message>
        <source>memtable</source>
        <translation>内存表</translation>
    </message>
    <message>
        <source>memtable %1, full</source>
        <translation>内存表 %1，已满</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>已找到</translation>
    </message>
    <message>
        <source>Absent: deleted</source>
        <translation>不存在：已删除</translation>
    </message>
    <message>
        <source>Absent: deleted with a range of keys</source>
        <translation>不存在：随键范围删除</translation>
    </message>
    <message>
        <source>Absent: expired</source>
        <translation>不存在：已过期</translation>
    </message>
    <message>
        <source>Absent: written later</source>
        <translation>不存在：之后才写入</translation>
    </message>
    <message>
        <source>Absent: not in this store</source>
        <translation>不存在：此存储中没有</translation>
    </message>
    <message>
        <source>Nothing at or behind this key</source>
        <translation>此键及之后没有内容</translation>
    </message>
    <message>
        <source>The read failed</source>
        <translation>读取失败</translation>
    </message>
    <message>
        <source>The version of sequence %1 lies in %2.</source>
        <translation>序列 %1 的版本位于 %2。</translation>
    </message>
    <message>
        <source>A tombstone of sequence %1 in %2 hides all older versions.</source>
        <translation>%2 中序列 %1 的墓碑遮盖了所有更旧的版本。</translation>
    </message>
    <message>
        <source>A deletion of a range, sequence %1 in %2, covers the key.</source>
        <translation>%2 中序列 %1 的范围删除覆盖了该键。</translation>
    </message>
    <message>
        <source>The version of sequence %1 in %2 expired on %3.</source>
        <translation>%2 中序列 %1 的版本已于 %3 过期。</translation>
    </message>
    <message>
        <source>Its oldest version has sequence %1 and lies in %2.</source>
        <translation>其最旧版本的序列为 %1，位于 %2。</translation>
    </message>
    <message>
        <source>No place holds a version of it. It was never written here, or a compaction has dropped it and its tombstone.</source>
        <translation>任何位置都没有它的版本。它从未写入此处，或者合并已将其连同墓碑一起丢弃。</translation>
    </message>
    <message>
        <source>All that is stored there is deleted, or there is nothing.</source>
        <translation>那里存储的内容都已删除，或者没有内容。</translation>
    </message>
    <message>
        <source>It hides the version of sequence %1 (%2), still stored in %3.</source>
        <translation>它遮盖了仍存储在 %3 中的序列 %1 的版本（%2）。</translation>
    </message>
    <message>
        <source>Both go when a compaction merges the two places.</source>
        <translation>当合并把这两处归并时，两者都会消失。</translation>
    </message>
    <message>
        <source>has no such keys</source>
        <translation>不含这样的键</translation>
    </message>
    <message>
        <source>written later</source>
        <translation>之后写入</translation>
    </message>
    <message>
        <source>found: stop</source>
        <translation>找到：停止</translation>
    </message>
    <message>
        <source>tombstone: stop</source>
        <translation>墓碑：停止</translation>
    </message>
    <message>
        <source>range deletion: stop</source>
        <translation>范围删除：停止</translation>
    </message>
    <message>
        <source>expired: stop</source>
        <translation>过期：停止</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>searched</source>
        <translation>已搜索</translation>
    </message>
    <message>
        <source>nothing: false positive</source>
        <translation>没有：误报</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>maybe</source>
        <translation>可能</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>位于 %1</translation>
    </message>
    <message>
        <source>cache</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>%1 of %2 saved</source>
        <translation>省去 %1 / %2</translation>
    </message>
    <message>
        <source>%1 read</source>
        <translation>读取 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n entries met</source>
        <translation>
            <numerusform>遇到 %n 个条目</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 block at %2, %3, %4</source>
        <translation>%1 块位于 %2，%3，%4</translation>
    </message>
    <message>
        <source>What the table&apos;s Bloom filter says: &quot;no&quot; spares the rest</source>
        <translation>表的布隆过滤器的回答：“否”可省去其余步骤</translation>
    </message>
    <message>
        <source>The data block that the index names, and whether it came from the cache</source>
        <translation>索引指出的数据块，以及它是否来自缓存</translation>
    </message>
    <message>
        <source>Keys, or prefixes of keys, compared in memtable, index and block</source>
        <translation>在内存表、索引和块中比较的键或键前缀</translation>
    </message>
    <message>
        <source>Bytes read from the file for this look-up, also of index and filter</source>
        <translation>本次查找从文件读取的字节，包括索引和过滤器</translation>
    </message>
    <message>
        <source>where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Bloom filter</source>
        <translation>布隆过滤器</translation>
    </message>
    <message>
        <source>block</source>
        <translation>块</translation>
    </message>
    <message>
        <source>compares</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>bytes read</source>
        <translation>读取字节</translation>
    </message>
    <message>
        <source>what happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>older version</source>
        <translation>更旧的版本</translation>
    </message>
    <message numerus="yes">
        <source>%n runs of dead keys stepped over</source>
        <translation>
            <numerusform>跳过 %n 段失效键</numerusform>
        </translation>
    </message>
    <message>
        <source>no such keys</source>
        <translation>没有这样的键</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>不需要</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::ExplainPage</name>
    <message>
        <source>Explain</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>复制为 JSON</translation>
    </message>
    <message>
        <source>Save JSON…</source>
        <translation>保存 JSON…</translation>
    </message>
    <message>
        <source>How is a key read?</source>
        <translation>键是如何被读取的？</translation>
    </message>
    <message>
        <source>Type a key to see each place the engine looks into, newest first, what it costs, and where it stops; and, if the key is absent, why.</source>
        <translation>输入一个键，查看引擎从最新处开始查找的每个位置、代价以及停在哪里；如果键不存在，还会说明原因。</translation>
    </message>
    <message>
        <source>Take a key of this store</source>
        <translation>取此存储中的一个键</translation>
    </message>
    <message>
        <source>get</source>
        <translation>get</translation>
    </message>
    <message>
        <source>Look the key up</source>
        <translation>查找该键</translation>
    </message>
    <message>
        <source>seek</source>
        <translation>seek</translation>
    </message>
    <message>
        <source>Find the first key at or behind it</source>
        <translation>查找该键及之后的第一个键</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Bytes that are no text as \xNN</source>
        <translation>非文本字节写作 \xNN</translation>
    </message>
    <message>
        <source>hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>key to compare with</source>
        <translation>用于比较的键</translation>
    </message>
    <message>
        <source>Key to compare with</source>
        <translation>用于比较的键</translation>
    </message>
    <message>
        <source>latest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>Sequence number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>The sequence number to read at; empty: the newest state</source>
        <translation>读取时的序列号；留空为最新状态</translation>
    </message>
    <message>
        <source>Explains a second key beside the first</source>
        <translation>在第一个键旁解释第二个键</translation>
    </message>
    <message>
        <source>at</source>
        <translation>于</translation>
    </message>
    <message>
        <source>Tables that the read passed</source>
        <translation>读取经过的表</translation>
    </message>
    <message>
        <source>The sequence number must be a whole number from 1 on.</source>
        <translation>序列号必须是从 1 开始的整数。</translation>
    </message>
    <message>
        <source>Save the explanation</source>
        <translation>保存解释</translation>
    </message>
    <message>
        <source>JSON files (*.json);;All files (*)</source>
        <translation>JSON 文件 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>Nothing to read yet</source>
        <translation>还没有可读的内容</translation>
    </message>
    <message>
        <source>The store has no keys. Write some on the page Keys, and each look-up is told here place by place, newest first, with what it costs.</source>
        <translation>存储中没有键。在“键”页写入一些，之后每次查找都会在这里从最新处起逐处说明其开销。</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::ExplainPane</name>
    <message>
        <source>Steps of the read</source>
        <translation>读取步骤</translation>
    </message>
    <message>
        <source>Where the version lies that is hidden</source>
        <translation>被遮盖的版本所在位置</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>All versions of this key that are still stored</source>
        <translation>此键仍存储的所有版本</translation>
    </message>
    <message>
        <source>The two reads part at step %1: %2.</source>
        <translation>两次读取在第 %1 步分开：%2。</translation>
    </message>
    <message>
        <source>The two reads go the same way.</source>
        <translation>两次读取路径相同。</translation>
    </message>
    <message>
        <source>Where the read ended</source>
        <translation>读取结束的位置</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::FileListModel</name>
    <message>
        <source>table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>write-ahead log</source>
        <translation>预写日志</translation>
    </message>
    <message>
        <source>manifest</source>
        <translation>清单</translation>
    </message>
    <message>
        <source>name of the manifest</source>
        <translation>清单的名称</translation>
    </message>
    <message>
        <source>options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>lock</source>
        <translation>锁</translation>
    </message>
    <message>
        <source>log of events</source>
        <translation>事件日志</translation>
    </message>
    <message>
        <source>values</source>
        <translation>值</translation>
    </message>
    <message>
        <source>identity</source>
        <translation>标识</translation>
    </message>
    <message>
        <source>unfinished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>not of the store</source>
        <translation>不属于存储</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>not in use</source>
        <translation>未使用</translation>
    </message>
    <message>
        <source>Whether the store as it is now needs the file</source>
        <translation>当前存储是否需要该文件</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>what it is</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>use</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>修改时间</translation>
    </message>
    <message>
        <source>value file</source>
        <translation>值文件</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::FilesView</name>
    <message>
        <source>Files of the store</source>
        <translation>存储的文件</translation>
    </message>
    <message>
        <source>Bytes of the file</source>
        <translation>文件的字节</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>此文件为空。</translation>
    </message>
    <message>
        <source>%1 is not there.</source>
        <translation>%1 不存在。</translation>
    </message>
    <message>
        <source>It may have been removed since: the store moved on.</source>
        <translation>它可能已被删除：存储已有变化。</translation>
    </message>
    <message>
        <source>0x%1</source>
        <translation>0x%1</translation>
    </message>
    <message>
        <source>edit %1</source>
        <translation>编辑 %1</translation>
    </message>
    <message>
        <source>everything there was</source>
        <translation>当时的全部内容</translation>
    </message>
    <message>
        <source>%1 at 0x%2</source>
        <translation>%1 位于 0x%2</translation>
    </message>
    <message>
        <source>The file ends before byte %1.</source>
        <translation>文件在字节 %1 之前结束。</translation>
    </message>
    <message>
        <source>changed %1</source>
        <translation>修改于 %1</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::FilterBar</name>
    <message>
        <source>Kind of filter</source>
        <translation>过滤方式</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>前缀</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Contains</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>Glob</source>
        <translation>通配符</translation>
    </message>
    <message>
        <source>Regex</source>
        <translation>正则</translation>
    </message>
    <message>
        <source>Hex bytes</source>
        <translation>十六进制字节</translation>
    </message>
    <message>
        <source>Value contains</source>
        <translation>值包含</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>过滤</translation>
    </message>
    <message>
        <source>End of the range</source>
        <translation>范围终点</translation>
    </message>
    <message>
        <source>to, not included</source>
        <translation>至，不含</translation>
    </message>
    <message>
        <source>Go to key</source>
        <translation>转到键</translation>
    </message>
    <message>
        <source>Go to key…</source>
        <translation>转到键…</translation>
    </message>
    <message>
        <source>Press Enter to go to this key, or to where it would be. Write \xNN for a byte.</source>
        <translation>按回车转到此键或其应在的位置。\xNN 表示一个字节。</translation>
    </message>
    <message>
        <source>from, included</source>
        <translation>从，包含</translation>
    </message>
    <message>
        <source>part of the key; capitals make it case-sensitive</source>
        <translation>键的一部分；大写字母则区分大小写</translation>
    </message>
    <message>
        <source>unicode/*/1F6?? or [a-f]*</source>
        <translation>unicode/*/1F6?? 或 [a-f]*</translation>
    </message>
    <message>
        <source>regular expression, anywhere in the key</source>
        <translation>正则表达式，键内任意位置</translation>
    </message>
    <message>
        <source>ff 00 1a, anywhere in the key</source>
        <translation>ff 00 1a，键内任意位置</translation>
    </message>
    <message>
        <source>part of the value</source>
        <translation>值的一部分</translation>
    </message>
    <message>
        <source>Filter by prefix…</source>
        <translation>按前缀过滤…</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::FilterBits</name>
    <message>
        <source>Bits of the Bloom filter</source>
        <translation>布隆过滤器的位</translation>
    </message>
    <message>
        <source>%1 bits in rows of %2</source>
        <translation>%1 位，每行 %2</translation>
    </message>
    <message>
        <source>; %1 of %2 probes find a set bit</source>
        <translation>；%2 次探测中有 %1 次发现置位</translation>
    </message>
    <message>
        <source>bit %1 = %2</source>
        <translation>位 %1 = %2</translation>
    </message>
    <message>
        <source>line %1, %2 full</source>
        <translation>第 %1 行，填充 %2</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::FilterCurve</name>
    <message>
        <source>What if it were smaller or larger?</source>
        <translation>如果更小或更大会怎样？</translation>
    </message>
    <message>
        <source>Reads the keys of this table, builds filters of other sizes over them, and asks each for a million absent keys</source>
        <translation>读取此表的键，据此构建其他大小的过滤器，并向每个过滤器查询一百万个不存在的键</translation>
    </message>
    <message>
        <source>False positives by bits per key</source>
        <translation>按每键位数的误报率</translation>
    </message>
    <message>
        <source>%1 bits / key</source>
        <translation>每键 %1 位</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Between %1 and %2 with 95 % confidence; %3 probes</source>
        <translation>95% 置信区间 %1 至 %2；%3 次探测</translation>
    </message>
    <message>
        <source>Stop measuring</source>
        <translation>停止测量</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::FilterLevelModel</name>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Tables that a look-up of a missing key asks, on average</source>
        <translation>查找不存在的键时平均询问的表数</translation>
    </message>
    <message>
        <source>Tables whose filter lets it through, so that a block is read in vain, on average</source>
        <translation>平均有多少表的过滤器放行，从而白读一个块</translation>
    </message>
    <message>
        <source>level</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>tables</source>
        <translation>表</translation>
    </message>
    <message>
        <source>filters</source>
        <translation>过滤器</translation>
    </message>
    <message>
        <source>bits / key</source>
        <translation>位 / 键</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>询问</translation>
    </message>
    <message>
        <source>read in vain</source>
        <translation>白读</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::FilterStrip</name>
    <message>
        <source>Filters of the tables of a level</source>
        <translation>一层中各表的过滤器</translation>
    </message>
    <message>
        <source>SSTable %1 has no filter</source>
        <translation>SSTable %1 没有过滤器</translation>
    </message>
    <message>
        <source>SSTable %1: %2 of filter, %3 bits an entry, lets %4 of missing keys pass</source>
        <translation>SSTable %1：过滤器 %2，每条目 %3 位，放过 %4 的不存在的键</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::FiltersCard</name>
    <message>
        <source>There are no tables yet, and so no filters.</source>
        <translation>还没有表，因此也没有过滤器。</translation>
    </message>
    <message>
        <source>No table has a filter: a look-up of a missing key reads a block of each of the %1 tables it asks.</source>
        <translation>没有表带过滤器：查找不存在的键会从询问的 %1 个表各读一个块。</translation>
    </message>
    <message>
        <source>Reading the filters…</source>
        <translation>正在读取过滤器…</translation>
    </message>
    <message>
        <source>Filters by level</source>
        <translation>各层过滤器</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>过滤器</translation>
    </message>
    <message>
        <source>No look-up has asked a filter since the store was opened.</source>
        <translation>自打开存储以来，还没有查找询问过过滤器。</translation>
    </message>
    <message>
        <source>Since the store was opened filters were asked %1 times: they saved %2 reads (%3) and let %4 through in vain.</source>
        <translation>自打开存储以来，过滤器被询问 %1 次：省去 %2 次读取（%3），误放 %4 次。</translation>
    </message>
    <message>
        <source>The tables of %1: how many missing keys each lets pass, and the mean</source>
        <translation>%1 的各表：各自放过多少不存在的键，以及平均值</translation>
    </message>
    <message>
        <source>%1 of filters save %2 of the reads: a look-up of a missing key asks %3 tables and reads %4 blocks in vain.</source>
        <translation>%1 的过滤器省去 %2 的读取：查找不存在的键会询问 %3 个表，并白读 %4 个块。</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::FindingListModel</name>
    <message>
        <source>✗ damage</source>
        <translation>✗ 损坏</translation>
    </message>
    <message>
        <source>note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>finding</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>what</source>
        <translation>内容</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::HexView</name>
    <message>
        <source>Bytes in hexadecimal</source>
        <translation>十六进制字节</translation>
    </message>
    <message numerus="yes">
        <source>%1: offset %2, %n byte(s)</source>
        <translation>
            <numerusform>%1：偏移 %2，%n 字节</numerusform>
        </translation>
    </message>
    <message>
        <source>offset %1</source>
        <translation>偏移 %1</translation>
    </message>
    <message>
        <source>Copy as Hex</source>
        <translation>复制为十六进制</translation>
    </message>
    <message>
        <source>Copy as Text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Copy as Base64</source>
        <translation>复制为 Base64</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::HistoryModel</name>
    <message>
        <source>written later</source>
        <translation>之后写入</translation>
    </message>
    <message>
        <source>visible</source>
        <translation>可见</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>deletes the key</source>
        <translation>删除该键</translation>
    </message>
    <message>
        <source>shadowed by %1</source>
        <translation>被 %1 遮盖</translation>
    </message>
    <message>
        <source>deleted by %1</source>
        <translation>被 %1 删除</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>held by a snapshot</source>
        <translation>被快照保留</translation>
    </message>
    <message>
        <source>goes last</source>
        <translation>最后消失</translation>
    </message>
    <message>
        <source>Compactions keep it: readers see it.</source>
        <translation>合并会保留它：读者能看到它。</translation>
    </message>
    <message>
        <source>The next compaction that merges it with the version that hides it drops it.</source>
        <translation>下一次把它与遮盖它的版本归并的合并会丢弃它。</translation>
    </message>
    <message>
        <source>A snapshot may still see it: it is kept until the snapshot is released.</source>
        <translation>快照可能仍能看到它：在释放快照之前会保留。</translation>
    </message>
    <message>
        <source>A deletion goes when no older version of the key is left below it.</source>
        <translation>当其下不再有该键更旧的版本时，删除标记才会消失。</translation>
    </message>
    <message>
        <source>Its time is over: the next compaction drops it.</source>
        <translation>已到期：下一次合并会丢弃它。</translation>
    </message>
    <message>
        <source>memtable</source>
        <translation>内存表</translation>
    </message>
    <message>
        <source>Also in the write-ahead log %1, at byte %2</source>
        <translation>也在预写日志 %1 的字节 %2 处</translation>
    </message>
    <message>
        <source>The time of its batch in the write-ahead log</source>
        <translation>其批次在预写日志中的时间</translation>
    </message>
    <message>
        <source>From the table&apos;s map of sequence numbers to times: then or a little later</source>
        <translation>来自表中序列号与时间的对应：当时或稍后</translation>
    </message>
    <message>
        <source>What compactions do with the version</source>
        <translation>合并如何处理该版本</translation>
    </message>
    <message>
        <source>sequence</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>written</source>
        <translation>写入时间</translation>
    </message>
    <message>
        <source>where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>at compaction</source>
        <translation>合并时</translation>
    </message>
    <message>
        <source>not in the store</source>
        <translation>不在存储中</translation>
    </message>
    <message>
        <source>goes with its file</source>
        <translation>随文件消失</translation>
    </message>
    <message>
        <source>The store has dropped it. Its bytes are still in a file that is not needed any more.</source>
        <translation>存储已将其丢弃。其字节仍在一个不再需要的文件中。</translation>
    </message>
    <message>
        <source>unused table %1</source>
        <translation>未使用的表 %1</translation>
    </message>
    <message>
        <source>log %1</source>
        <translation>日志 %1</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::HistoryPage</name>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Restore this version</source>
        <translation>恢复此版本</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>What became of a key?</source>
        <translation>一个键经历了什么？</translation>
    </message>
    <message>
        <source>Type a key to see every version of it that is still stored: in memory, in the write-ahead log and in tables; when it was written and what hides it.</source>
        <translation>输入一个键，查看仍存储在内存、预写日志和表中的每个版本：何时写入，被什么遮盖。</translation>
    </message>
    <message>
        <source>Take a key of this store</source>
        <translation>取此存储中的一个键</translation>
    </message>
    <message>
        <source>Stages the value of the chosen version as a change; it is written with the others</source>
        <translation>把所选版本的值暂存为更改；与其他更改一起写入</translation>
    </message>
    <message>
        <source>The store is open for inspection only: nothing can be restored</source>
        <translation>存储仅以检查方式打开：无法恢复</translation>
    </message>
    <message>
        <source>key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Bytes that are no text as \xNN</source>
        <translation>非文本字节写作 \xNN</translation>
    </message>
    <message>
        <source>hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>Versions of the key</source>
        <translation>键的版本</translation>
    </message>
    <message>
        <source>No version of this key is stored</source>
        <translation>没有存储此键的任何版本</translation>
    </message>
    <message>
        <source>It was never written here, or compactions have dropped every version of it.</source>
        <translation>它从未写入此处，或者合并已丢弃其所有版本。</translation>
    </message>
    <message numerus="yes">
        <source>%n version(s)</source>
        <translation>
            <numerusform>%n 个版本</numerusform>
        </translation>
    </message>
    <message>
        <source>no older value</source>
        <translation>没有更旧的值</translation>
    </message>
    <message>
        <source>Staged: the value of sequence %1. It is written with the other changes.</source>
        <translation>已暂存：序列 %1 的值。它将与其他更改一起写入。</translation>
    </message>
    <message>
        <source>No versions yet</source>
        <translation>还没有版本</translation>
    </message>
    <message>
        <source>The store has no keys. Write some on the page Keys, and every version of a key is told here: when it was written, where it lies and what hides it.</source>
        <translation>此存储中没有键。在“键”页面写入一些键后，这里会列出键的每个版本：何时写入、位于何处以及被什么遮盖。</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::Inspector</name>
    <message>
        <source>Open table</source>
        <translation>打开表</translation>
    </message>
    <message>
        <source>Compact…</source>
        <translation>合并…</translation>
    </message>
    <message>
        <source>No store</source>
        <translation>没有存储</translation>
    </message>
    <message>
        <source>Write-ahead log %1</source>
        <translation>预写日志 %1</translation>
    </message>
    <message>
        <source>Batches that are not in tables yet. They are replayed when the store is opened.</source>
        <translation>尚未进入表中的批次。打开存储时会重放它们。</translation>
    </message>
    <message>
        <source>Manifest</source>
        <translation>清单</translation>
    </message>
    <message>
        <source>The list of changes to the set of live tables.</source>
        <translation>有效表集合的变更列表。</translation>
    </message>
    <message>
        <source>Level %1</source>
        <translation>层级 %1</translation>
    </message>
    <message>
        <source>tables</source>
        <translation>表</translation>
    </message>
    <message>
        <source>SSTable %1</source>
        <translation>SSTable %1</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>not live: it was compacted away</source>
        <translation>已失效：已被合并掉</translation>
    </message>
    <message>
        <source>block</source>
        <translation>块</translation>
    </message>
    <message>
        <source>entry of the block</source>
        <translation>块内条目</translation>
    </message>
    <message>
        <source>Memtable</source>
        <translation>内存表</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>waiting for flush</source>
        <translation>等待刷写</translation>
    </message>
    <message>
        <source>Immutable memtables</source>
        <translation>不可变内存表</translation>
    </message>
    <message>
        <source>their size</source>
        <translation>其大小</translation>
    </message>
    <message>
        <source>error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>key size</source>
        <translation>键大小</translation>
    </message>
    <message>
        <source>versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>In the memtable and in live tables; older ones go at compaction</source>
        <translation>在内存表和有效表中；旧版本在合并时消失</translation>
    </message>
    <message>
        <source>memtable</source>
        <translation>内存表</translation>
    </message>
    <message>
        <source>The newest version</source>
        <translation>最新版本</translation>
    </message>
    <message>
        <source>Shadowed by a newer version</source>
        <translation>被更新的版本遮蔽</translation>
    </message>
    <message>
        <source>reads as</source>
        <translation>可读作</translation>
    </message>
    <message>
        <source>What the key means to the program it is of, as far as its shape tells</source>
        <translation>就其形式而言，此键对所属程序的含义</translation>
    </message>
    <message>
        <source>expires</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>When the newest version vanishes by itself</source>
        <translation>最新版本自行消失的时间</translation>
    </message>
    <message>
        <source>Edit %1 of the manifest</source>
        <translation>清单的编辑 %1</translation>
    </message>
    <message>
        <source>byte</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>From the beginning of the file</source>
        <translation>从文件开头算起</translation>
    </message>
    <message>
        <source>in hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>length</source>
        <translation>长度</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::JobCard</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The tables stay as they were</source>
        <translation>表保持原样</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::JobsPanel</name>
    <message>
        <source>%1 keys</source>
        <translation>%1 个键</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 个条目</translation>
    </message>
    <message>
        <source>stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>a rate: amount per second</comment>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>done in %1</source>
        <translation>用时 %1 完成</translation>
    </message>
    <message>
        <source>cancelled after %1</source>
        <translation>%1 后取消</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>取消 %1</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>No jobs yet. Flushes, compactions, imports and the like show their progress here.</source>
        <translation>尚无任务。刷写、合并、导入等会在此显示进度。</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::JsonTree</name>
    <message>
        <source>JSON value</source>
        <translation>JSON 值</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::JsonTreeModel</name>
    <message numerus="yes">
        <source>{ %n member(s) }</source>
        <translation>
            <numerusform>{ %n 个成员 }</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>[ %n element(s) ]</source>
        <translation>
            <numerusform>[ %n 个元素 ]</numerusform>
        </translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::KeyGridModel</name>
    <message>
        <source>empty key</source>
        <translation>空键</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>New, not written yet</source>
        <translation>新建，尚未写入</translation>
    </message>
    <message>
        <source>Edited, not written yet</source>
        <translation>已编辑，尚未写入</translation>
    </message>
    <message>
        <source>Deleted, not written yet</source>
        <translation>已删除，尚未写入</translation>
    </message>
    <message>
        <source>Deleted with a range, not written yet</source>
        <translation>随范围删除，尚未写入</translation>
    </message>
    <message>
        <source>Sequence number of the write that stored this version</source>
        <translation>存储此版本的写入的序列号</translation>
    </message>
    <message>
        <source>key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>sequence</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>expires</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Damage in front of this key: %1</source>
        <translation>此键之前有损坏：%1</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::KeyGridView</name>
    <message>
        <source>Keys</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Position among all keys</source>
        <translation>在全部键中的位置</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::KeyPrefixModel</name>
    <message>
        <source>All keys</source>
        <translation>全部键</translation>
    </message>
    <message>
        <source>Not every key here was looked at: there may be more prefixes. Filter by prefix to reach them.</source>
        <translation>并非此处每个键都已查看：可能还有更多前缀。按前缀过滤即可到达。</translation>
    </message>
    <message>
        <source>none found yet</source>
        <translation>尚未找到</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::KeysPage</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>键</translation>
    </message>
    <message>
        <source>New Key</source>
        <translation>新建键</translation>
    </message>
    <message>
        <source>Filter Keys</source>
        <translation>过滤键</translation>
    </message>
    <message>
        <source>Copy Keys</source>
        <translation>复制键</translation>
    </message>
    <message>
        <source>New Key…</source>
        <translation>新建键…</translation>
    </message>
    <message>
        <source>Edit Value…</source>
        <translation>编辑值…</translation>
    </message>
    <message>
        <source>Rename Key…</source>
        <translation>重命名键…</translation>
    </message>
    <message>
        <source>Duplicate Key…</source>
        <translation>复制为新键…</translation>
    </message>
    <message>
        <source>Delete Keys</source>
        <translation>删除键</translation>
    </message>
    <message>
        <source>Delete Range…</source>
        <translation>删除范围…</translation>
    </message>
    <message>
        <source>No keys yet</source>
        <translation>尚无键</translation>
    </message>
    <message>
        <source>The store is empty. Create the first key, or import a file.</source>
        <translation>存储为空。请创建第一个键，或导入文件。</translation>
    </message>
    <message>
        <source>The store is empty.</source>
        <translation>存储为空。</translation>
    </message>
    <message>
        <source>No key matches</source>
        <translation>没有匹配的键</translation>
    </message>
    <message>
        <source>No key of the store passes this filter.</source>
        <translation>存储中没有键通过此过滤。</translation>
    </message>
    <message>
        <source>No match among the keys scanned so far. Continue below.</source>
        <translation>目前扫描的键中没有匹配。可在下方继续。</translation>
    </message>
    <message>
        <source>Select a key to see its value.</source>
        <translation>选择一个键以查看其值。</translation>
    </message>
    <message>
        <source>The value has %1: more than the %2 that can be staged.</source>
        <translation>该值为 %1：超过可暂存的 %2。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有任何更改。</translation>
    </message>
    <message>
        <source>Use levelctl put and levelctl delete for values of this size.</source>
        <translation>此大小的值请使用 levelctl put 和 levelctl delete。</translation>
    </message>
    <message>
        <source>Values larger than %1 are not copied.</source>
        <translation>大于 %1 的值不会复制。</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>Base64</source>
        <translation>Base64</translation>
    </message>
    <message>
        <source>JSON String</source>
        <translation>JSON 字符串</translation>
    </message>
    <message>
        <source>Copy Key as</source>
        <translation>复制键为</translation>
    </message>
    <message>
        <source>Copy Value as</source>
        <translation>复制值为</translation>
    </message>
    <message>
        <source>Copy Rows as JSON Lines</source>
        <translation>将行复制为 JSON 行</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>显示全部键</translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>Find and Replace in Values…</source>
        <translation>在值中查找和替换…</translation>
    </message>
    <message>
        <source>Explain This Key</source>
        <translation>解释此键</translation>
    </message>
    <message>
        <source>History of This Key</source>
        <translation>此键的历史</translation>
    </message>
    <message>
        <source>Decoders…</source>
        <translation>解码器…</translation>
    </message>
    <message>
        <source>Show the rest</source>
        <translation>显示其余部分</translation>
    </message>
    <message>
        <source>The rules hold for now, but could not be saved.</source>
        <translation>规则暂时生效，但未能保存。</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::LatencyCard</name>
    <message>
        <source>Nothing was timed yet. One read or write in some is, from now on.</source>
        <translation>尚未计时。今后每若干次读写会计时一次。</translation>
    </message>
    <message>
        <source>Times are taken while the store is open for editing.</source>
        <translation>存储以编辑方式打开时才计时。</translation>
    </message>
    <message>
        <source>Times taken</source>
        <translation>所用时间</translation>
    </message>
    <message>
        <source>Times taken since the store was opened</source>
        <translation>自打开存储以来的用时</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::LatencyModel</name>
    <message>
        <source>get</source>
        <translation>get</translation>
    </message>
    <message>
        <source>several gets</source>
        <translation>多个 get</translation>
    </message>
    <message>
        <source>write</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>seek</source>
        <translation>seek</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步进</translation>
    </message>
    <message>
        <source>flush</source>
        <translation>刷写</translation>
    </message>
    <message>
        <source>compaction</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>stall</source>
        <translation>停顿</translation>
    </message>
    <message>
        <source>Calls, of as many keys as were asked for together</source>
        <translation>调用次数，每次含一起请求的多个键</translation>
    </message>
    <message>
        <source>A batch, with its waiting for others and for room</source>
        <translation>一个批次，含等待其他批次和空间的时间</translation>
    </message>
    <message>
        <source>To the next or previous pair; one in 4096 is timed</source>
        <translation>到下一对或上一对；每 4096 次计时一次</translation>
    </message>
    <message>
        <source>Each time that a writer slept or waited for room</source>
        <translation>写入者每次休眠或等待空间</translation>
    </message>
    <message>
        <source>All of them are timed</source>
        <translation>全部计时</translation>
    </message>
    <message>
        <source>One in %1 is timed</source>
        <translation>每 %1 次计时一次</translation>
    </message>
    <message>
        <source>As many of them took no longer; exact to a sixteenth</source>
        <translation>这么多次不超过此时长；精确到十六分之一</translation>
    </message>
    <message>
        <source>operation</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>timed</source>
        <translation>计时</translation>
    </message>
    <message>
        <source>longest</source>
        <translation>最长</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::LevelBars</name>
    <message>
        <source>Bytes per level</source>
        <translation>每层字节数</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::LevelMap</name>
    <message>
        <source>Level map</source>
        <translation>层级图</translation>
    </message>
    <message numerus="yes">
        <source>%n table(s). Arrow keys move between tables and levels, Enter opens one.</source>
        <translation>
            <numerusform>%n 个表。方向键在表和层级间移动，回车打开。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>得分 %1</translation>
    </message>
    <message>
        <source>SSTable %1 · %2 · %3</source>
        <translation>SSTable %1 · %2 · %3</translation>
    </message>
    <message>
        <source>%1 entries · %2 tombstones (%3)</source>
        <translation>%1 个条目 · %2 个墓碑（%3）</translation>
    </message>
    <message numerus="yes">
        <source>%n range tombstone(s)</source>
        <translation>
            <numerusform>%n 个范围墓碑</numerusform>
        </translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>从 %1</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%2 中 %1 个</translation>
    </message>
    <message>
        <source>overlaps no other table</source>
        <translation>不与其他表重叠</translation>
    </message>
    <message>
        <source>overlaps %1</source>
        <translation>与 %1 重叠</translation>
    </message>
    <message>
        <source>oldest file</source>
        <translation>最旧的文件</translation>
    </message>
    <message>
        <source>newest file</source>
        <translation>最新的文件</translation>
    </message>
    <message>
        <source>newest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>oldest</source>
        <translation>最旧</translation>
    </message>
    <message>
        <source>no tombstones</source>
        <translation>没有墓碑</translation>
    </message>
    <message>
        <source>half or more</source>
        <translation>一半或更多</translation>
    </message>
    <message>
        <source>tombstones &gt; %1</source>
        <translation>墓碑 &gt; %1</translation>
    </message>
    <message>
        <source>selection</source>
        <translation>选中</translation>
    </message>
    <message>
        <source>overlaps it</source>
        <translation>与其重叠</translation>
    </message>
    <message>
        <source>being compacted</source>
        <translation>正在合并</translation>
    </message>
    <message>
        <source>decides</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>looked into</source>
        <translation>已查看</translation>
    </message>
    <message>
        <source>passed by</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>has no such keys</source>
        <translation>不含这样的键</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>已消失</translation>
    </message>
    <message>
        <source>read about %1 times since the store was opened</source>
        <translation>自打开存储以来约被读取 %1 次</translation>
    </message>
    <message>
        <source>no reads counted yet</source>
        <translation>尚未计到读取</translation>
    </message>
    <message>
        <source>no reads</source>
        <translation>无读取</translation>
    </message>
    <message>
        <source>about %1 reads</source>
        <translation>约 %1 次读取</translation>
    </message>
    <message numerus="yes">
        <source>and %1 of values in %n value file(s)</source>
        <translation>
            <numerusform>以及 %n 个值文件中 %1 的值</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::LevelMinimap</name>
    <message>
        <source>All of the level map</source>
        <translation>整张层级图</translation>
    </message>
    <message>
        <source>All levels from end to end. The frame is what the map shows; drag it.</source>
        <translation>从头到尾的所有层。方框是图中所显示的部分，可拖动。</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::LevelScoreModel</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n 个有序段</numerusform>
        </translation>
    </message>
    <message>
        <source>How full the level is against its target. At 1 or more a compaction is due.</source>
        <translation>层级相对目标的填充程度。达到 1 或以上需要合并。</translation>
    </message>
    <message>
        <source>level</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>tables</source>
        <translation>表</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>tombstones</source>
        <translation>墓碑</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::LevelSummaryModel</name>
    <message>
        <source>sum</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>level</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>tables</source>
        <translation>表</translation>
    </message>
    <message>
        <source>size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>tombstones</source>
        <translation>墓碑</translation>
    </message>
    <message>
        <source>SSTables of the level</source>
        <translation>该层级的 SSTable</translation>
    </message>
    <message>
        <source>What compaction keeps the level to</source>
        <translation>合并使该层级保持的大小</translation>
    </message>
    <message>
        <source>How full the level is: at 1 a compaction is due</source>
        <translation>层级有多满：达到 1 时需要合并</translation>
    </message>
    <message>
        <source>Point entries, tombstones and older versions included</source>
        <translation>点条目，含墓碑和旧版本</translation>
    </message>
    <message>
        <source>Entries that say a key is deleted</source>
        <translation>表示键已删除的条目</translation>
    </message>
    <message>
        <source>Bytes of their files, and of the values in value files that they refer to</source>
        <translation>其文件以及它们所引用的值文件中的值的字节数</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::LevelsPage</name>
    <message>
        <source>Levels</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>Tables appear here when a memtable is flushed. What was written so far lies in memory and in the write-ahead log.</source>
        <translation>内存表刷写后，表会出现在这里。目前写入的内容在内存和预写日志中。</translation>
    </message>
    <message>
        <source>x:</source>
        <translation>x：</translation>
    </message>
    <message>
        <source>key range</source>
        <translation>键范围</translation>
    </message>
    <message>
        <source>Left to right in key order; room grows with the bytes stored there</source>
        <translation>按键顺序从左到右；宽度随该处存储的字节增长</translation>
    </message>
    <message>
        <source>size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Widths are bytes, on one scale for all levels</source>
        <translation>宽度为字节数，所有层级同一比例</translation>
    </message>
    <message>
        <source>file order</source>
        <translation>文件顺序</translation>
    </message>
    <message>
        <source>One slot a table, the oldest file first</source>
        <translation>每个表一格，最旧的文件在前</translation>
    </message>
    <message>
        <source>colour:</source>
        <translation>颜色：</translation>
    </message>
    <message>
        <source>level</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>age</source>
        <translation>新旧</translation>
    </message>
    <message>
        <source>When the table was written</source>
        <translation>表的写入时间</translation>
    </message>
    <message>
        <source>tombstones</source>
        <translation>墓碑</translation>
    </message>
    <message>
        <source>Share of entries that delete a key</source>
        <translation>删除键的条目所占比例</translation>
    </message>
    <message>
        <source>compression</source>
        <translation>压缩</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>图</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>The same tables as a list, to sort and to read</source>
        <translation>同样的表以列表显示，便于排序和阅读</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Open table</source>
        <translation>打开表</translation>
    </message>
    <message>
        <source>Compact these…</source>
        <translation>合并这些…</translation>
    </message>
    <message>
        <source>Shows what compacting the selected tables would do, before it is done</source>
        <translation>在执行前显示合并所选表会做什么</translation>
    </message>
    <message>
        <source>The store is open for inspection only: nothing can be compacted</source>
        <translation>存储仅以查看模式打开：无法合并</translation>
    </message>
    <message>
        <source>%1 tables · %2 · %3 entries</source>
        <translation>%1 个表 · %2 · %3 个条目</translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) in %1</source>
        <translation>
            <numerusform>%1 中 %n 个表</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 tables selected · %2</source>
        <translation>已选 %1 个表 · %2</translation>
    </message>
    <message>
        <source>%1 · no other table overlaps the selection</source>
        <translation>%1 · 没有其他表与所选重叠</translation>
    </message>
    <message>
        <source>Click: overlaps · Shift+drag: several · wheel: zoom · double click: open</source>
        <translation>单击：重叠 · Shift+拖动：多选 · 滚轮：缩放 · 双击：打开</translation>
    </message>
    <message>
        <source>%1 · overlaps %2</source>
        <translation>%1 · 与 %2 重叠</translation>
    </message>
    <message>
        <source>reads</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>How often keys of the table were looked up or sought since the store was opened; one read in %1 is counted</source>
        <translation>自打开存储以来，该表的键被查找或定位的次数；每 %1 次读取计一次</translation>
    </message>
    <message>
        <source>live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Each flush and compaction as it happens</source>
        <translation>每次刷写与合并发生时即显示</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>慢速</translation>
    </message>
    <message>
        <source>One after the other: what goes is marked before what comes is shown</source>
        <translation>逐个进行：先标出将消失的，再显示新出现的</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>The map stays as it is; what happens meanwhile waits</source>
        <translation>图保持不变；期间发生的变化等待显示</translation>
    </message>
    <message>
        <source>paused · %1 waiting</source>
        <translation>已暂停 · %1 个等待</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::LogPage</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Write-ahead log</source>
        <translation>预写日志</translation>
    </message>
    <message>
        <source>What was written and may not lie in tables yet</source>
        <translation>已写入但可能尚未进入表的数据</translation>
    </message>
    <message>
        <source>Time machine</source>
        <translation>时间机器</translation>
    </message>
    <message>
        <source>Every change of the set of tables, from the manifests</source>
        <translation>清单中记录的表集合的每次变化</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Every file of the store, byte by byte; of a manifest edit by edit</source>
        <translation>存储的每个文件，逐字节；清单逐条编辑</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::LogPanel</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Flushes, compactions, writes and errors are listed here.</source>
        <translation>刷写、合并、写入和错误会列在这里。</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::MainWindow</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>This store is open in another window.</source>
        <translation>此存储已在另一个窗口中打开。</translation>
    </message>
    <message>
        <source>This leads nowhere: an offset needs an open table.</source>
        <translation>无处可去：偏移需要一个打开的表。</translation>
    </message>
    <message>
        <source>Copied %1</source>
        <translation>已复制 %1</translation>
    </message>
    <message>
        <source>%1 — Levelscope</source>
        <translation>%1 — Levelscope</translation>
    </message>
    <message>
        <source>No page shows %1.</source>
        <translation>没有页面显示 %1。</translation>
    </message>
    <message>
        <source>Type a file and an offset, as in 000377.lst@4096, and press Return.</source>
        <translation>输入文件和偏移量，例如 000377.lst@4096，然后按回车。</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::MemtableFactsPanel</name>
    <message>
        <source>Never flushed here: the store is open for inspection.</source>
        <translation>此处不会刷写：存储以只读方式打开供查看。</translation>
    </message>
    <message>
        <source>Flushes at %1.</source>
        <translation>达到 %1 时刷写。</translation>
    </message>
    <message>
        <source>Flushes at %1: about %2 more entries.</source>
        <translation>达到 %1 时刷写：大约还差 %2 个条目。</translation>
    </message>
    <message>
        <source>Flushes at %1 entries: %2 more.</source>
        <translation>达到 %1 个条目时刷写：还差 %2 个。</translation>
    </message>
    <message>
        <source>Flushes when the one before it is in a table.</source>
        <translation>在前一个写成表之后刷写。</translation>
    </message>
    <message>
        <source>Is being written to a table now.</source>
        <translation>正在写成表。</translation>
    </message>
    <message>
        <source>active</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>flushing</source>
        <translation>刷写中</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>structure</source>
        <translation>结构</translation>
    </message>
    <message>
        <source>AVL tree</source>
        <translation>AVL 树</translation>
    </message>
    <message>
        <source>B+tree</source>
        <translation>B+ 树</translation>
    </message>
    <message>
        <source>The reference structure: easy to draw and to reason about; the default, a B+tree, is faster</source>
        <translation>参考结构：易于绘制和理解；默认的 B+ 树更快</translation>
    </message>
    <message>
        <source>Nodes of up to 62 sorted slots; readers take no locks</source>
        <translation>每个节点最多 62 个有序槽位；读取无需加锁</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>deletions</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Of these entries, ranges included</source>
        <translation>属于这些条目，含范围删除</translation>
    </message>
    <message>
        <source>of ranges</source>
        <translation>范围删除</translation>
    </message>
    <message>
        <source>Deletions of ranges are kept beside the structure</source>
        <translation>范围删除保存在结构之外</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Keys, values and nodes</source>
        <translation>键、值和节点</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>limit of entries</source>
        <translation>条目上限</translation>
    </message>
    <message>
        <source>height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Rows of nodes. An AVL tree of as many nodes has %1 to %2</source>
        <translation>节点的行数。同样节点数的 AVL 树有 %1 至 %2 行</translation>
    </message>
    <message>
        <source>Rows of nodes; a search goes once through all of them</source>
        <translation>节点的行数；一次查找逐行经过</translation>
    </message>
    <message>
        <source>Memtables, the newest first</source>
        <translation>内存表，最新的在前</translation>
    </message>
    <message>
        <source>How near the flush is</source>
        <translation>距离刷写有多近</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n 个条目</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 full</source>
        <translation>已满 %1</translation>
    </message>
    <message>
        <source>first sequence</source>
        <translation>首个序列号</translation>
    </message>
    <message>
        <source>last sequence</source>
        <translation>最新序列号</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::MemtableNodeModel</name>
    <message>
        <source>entry</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>平衡因子</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::MemtablePage</name>
    <message>
        <source>Memtable</source>
        <translation>内存表</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>From the root</source>
        <translation>从根开始</translation>
    </message>
    <message>
        <source>Follow this entry</source>
        <translation>跟踪此条目</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>图形</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>The same nodes as a list, to read</source>
        <translation>以列表形式显示相同的节点</translation>
    </message>
    <message>
        <source>key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Bytes that are no text as \xNN</source>
        <translation>非文本字节写作 \xNN</translation>
    </message>
    <message>
        <source>hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>Shows the structure around the first entry at or behind the key</source>
        <translation>显示此键处或之后第一个条目周围的结构</translation>
    </message>
    <message>
        <source>Marks the chosen entry on the way of writes below</source>
        <translation>在下方的写入路径上标记所选条目</translation>
    </message>
    <message>
        <source>Nodes of the memtable</source>
        <translation>内存表的节点</translation>
    </message>
    <message>
        <source>AVL tree</source>
        <translation>AVL 树</translation>
    </message>
    <message>
        <source>B+tree</source>
        <translation>B+ 树</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n 个条目</numerusform>
        </translation>
    </message>
    <message>
        <source>The memtable is its owner&apos;s</source>
        <translation>内存表属于其所有者</translation>
    </message>
    <message numerus="yes">
        <source>Another engine made this store, and its memtable lives in the process that writes it. What it would hold is in the write-ahead logs: %n entry(s).</source>
        <translation>
            <numerusform>此存储由其他引擎创建，其内存表位于写入它的进程中。它应包含的内容在预写日志中：%n 个条目。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the logs</source>
        <translation>显示日志</translation>
    </message>
    <message>
        <source>A table by itself has no memtable</source>
        <translation>单独的表没有内存表</translation>
    </message>
    <message>
        <source>Open the folder of its store to see what was written since the last flush.</source>
        <translation>打开其存储的文件夹，查看自上次刷写以来写入的内容。</translation>
    </message>
    <message>
        <source>The memtable is empty</source>
        <translation>内存表为空</translation>
    </message>
    <message>
        <source>Writes go here first, sorted in memory, beside the write-ahead log. When it is full it becomes a table of level 0 and begins anew. What was written so far is in tables.</source>
        <translation>写入首先到达这里，在内存中排序，同时写入预写日志。写满后它成为第 0 层的一个表并重新开始。目前已写入的内容都在表中。</translation>
    </message>
    <message>
        <source>Write a pair</source>
        <translation>写入一对键值</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::MemtableTree</name>
    <message>
        <source>Structure of the memtable</source>
        <translation>内存表的结构</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n 个节点</numerusform>
        </translation>
    </message>
    <message>
        <source>a free slot</source>
        <translation>空闲槽位</translation>
    </message>
    <message>
        <source>%1 · sequence %2 · %3</source>
        <translation>%1 · 序列 %2 · %3</translation>
    </message>
    <message>
        <source>balance %1: right subtree minus left one, in rows</source>
        <translation>平衡因子 %1：右子树减左子树的行数</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) from here down</source>
        <translation>
            <numerusform>由此向下 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>a leaf: %1 of %2 entries</source>
        <translation>叶节点：%1 / %2 个条目</translation>
    </message>
    <message>
        <source>an inner node: %1 of %2 separators</source>
        <translation>内部节点：%1 / %2 个分隔键</translation>
    </message>
    <message>
        <source>entries of the leaf</source>
        <translation>叶节点的条目</translation>
    </message>
    <message>
        <source>leaves</source>
        <translation>叶节点</translation>
    </message>
    <message>
        <source>inner nodes</source>
        <translation>内部节点</translation>
    </message>
    <message numerus="yes">
        <source>%n leaf(s)</source>
        <translation>
            <numerusform>%n 个叶节点</numerusform>
        </translation>
    </message>
    <message>
        <source>the root</source>
        <translation>根</translation>
    </message>
    <message numerus="yes">
        <source>%n inner node(s)</source>
        <translation>
            <numerusform>%n 个内部节点</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 full</source>
        <translation>%1 · 已满 %2</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::MetricsPage</name>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::NewStoreForm</name>
    <message>
        <source>Create store</source>
        <translation>创建存储</translation>
    </message>
    <message>
        <source>New store</source>
        <translation>新建存储</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Folder of the store</source>
        <translation>存储的文件夹</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>From %1 to %2.</source>
        <translation>从 %1 到 %2。</translation>
    </message>
    <message>
        <source>Choose a folder for the store.</source>
        <translation>请为存储选择文件夹。</translation>
    </message>
    <message>
        <source>A folder for the new store</source>
        <translation>新存储的文件夹</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::NoTables</name>
    <message>
        <source>No tables yet</source>
        <translation>尚无表</translation>
    </message>
    <message>
        <source>Flush now</source>
        <translation>立即刷写</translation>
    </message>
    <message>
        <source>Write a first key</source>
        <translation>写入第一个键</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::OverviewPage</name>
    <message>
        <source>keys, about</source>
        <translation>键，约</translation>
    </message>
    <message>
        <source>Live keys, estimated from the counts of entries and tombstones. Store ▸ Count keys counts them.</source>
        <translation>有效键数，由条目和墓碑的数量估计。“存储 ▸ 统计键数”会逐个计数。</translation>
    </message>
    <message>
        <source>in tables</source>
        <translation>在表中</translation>
    </message>
    <message>
        <source>Bytes of all live SSTables.</source>
        <translation>所有有效 SSTable 的字节数。</translation>
    </message>
    <message>
        <source>SSTables</source>
        <translation>SSTable</translation>
    </message>
    <message>
        <source>Live tables of all levels.</source>
        <translation>所有层级的有效表。</translation>
    </message>
    <message>
        <source>in memory</source>
        <translation>在内存中</translation>
    </message>
    <message>
        <source>Bytes of the memtables: writes that are in the log and not in tables yet.</source>
        <translation>内存表的字节数：已在日志中但尚未进入表的写入。</translation>
    </message>
    <message>
        <source>write amplification</source>
        <translation>写放大</translation>
    </message>
    <message>
        <source>Bytes written to disk / bytes written by you, since the store was opened.</source>
        <translation>自打开存储以来写入磁盘的字节 / 您写入的字节。</translation>
    </message>
    <message>
        <source>space amplification</source>
        <translation>空间放大</translation>
    </message>
    <message>
        <source>cache hits</source>
        <translation>缓存命中</translation>
    </message>
    <message>
        <source>Share of block reads that the cache answered, since the store was opened.</source>
        <translation>自打开存储以来由缓存应答的块读取比例。</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>Bytes per level</source>
        <translation>每层字节数</translation>
    </message>
    <message>
        <source>What deserves attention</source>
        <translation>值得关注</translation>
    </message>
    <message>
        <source>Last events</source>
        <translation>最近事件</translation>
    </message>
    <message>
        <source>preset %1 · </source>
        <translation>预设 %1 · </translation>
    </message>
    <message>
        <source>No flush or compaction since the store was opened.</source>
        <translation>自打开存储以来没有刷写或合并。</translation>
    </message>
    <message>
        <source>Events are seen when the store is open in Edit mode.</source>
        <translation>以编辑模式打开存储时可看到事件。</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>What you write lies in the memtable and in the write-ahead log first. A flush makes an SSTable of it in L0, and compactions merge tables into the levels below. Each step shows here.</source>
        <translation>写入的内容首先位于内存表和预写日志中。刷写会将其变为 L0 中的一个 SSTable，合并则把各个表并入更低的层级。每一步都会显示在这里。</translation>
    </message>
    <message>
        <source>This store is empty</source>
        <translation>此存储为空</translation>
    </message>
    <message>
        <source>Create the first key</source>
        <translation>创建第一个键</translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>snapshot of %1</source>
        <translation>%1 的快照</translation>
    </message>
    <message>
        <source>Bytes in tables / bytes of the tables under which nothing older lies: 1 is perfect, and no compaction can free more than the rest.</source>
        <translation>表的总字节 / 其下没有更旧数据的表的字节：1 为最佳，任何合并都不会释放超过其余部分的空间。</translation>
    </message>
    <message>
        <source>in value files</source>
        <translation>在值文件中</translation>
    </message>
    <message>
        <source>Bytes of value files: values so large that they lie apart from the tables, which only point to them. Merges move the pointers and leave the values where they are.</source>
        <translation>值文件的字节数：值太大，因此与表分开存放，表只指向它们。合并时移动指针，值留在原处。</translation>
    </message>
    <message>
        <source>of it garbage</source>
        <translation>其中垃圾</translation>
    </message>
    <message>
        <source>Share of the value files that nobody refers to any more. Files with much of it are emptied: option “Garbage in value files”.</source>
        <translation>值文件中不再被引用的比例。垃圾多的文件会被清空：选项“值文件中的垃圾”。</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::PlanPanel</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1, dropped where no snapshot needs them</source>
        <translation>%1，在没有快照需要处丢弃</translation>
    </message>
    <message>
        <source>%1, kept: older data lies below</source>
        <translation>%1，保留：下方有更旧的数据</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All tables of all levels, into the deepest</source>
        <translation>所有层级的所有表，合并到最深层</translation>
    </message>
    <message>
        <source>key range</source>
        <translation>键范围</translation>
    </message>
    <message>
        <source>one level</source>
        <translation>一个层级</translation>
    </message>
    <message>
        <source>All of a level into the next one</source>
        <translation>将整个层级合并到下一层</translation>
    </message>
    <message>
        <source>from the first key</source>
        <translation>从第一个键起</translation>
    </message>
    <message>
        <source>to the last key</source>
        <translation>到最后一个键</translation>
    </message>
    <message>
        <source>First key of the range</source>
        <translation>范围的第一个键</translation>
    </message>
    <message>
        <source>End of the range, itself not included</source>
        <translation>范围终点，本身不含</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>table numbers, or choose them on the Levels page</source>
        <translation>表编号，或在“层级”页面选择</translation>
    </message>
    <message>
        <source>Numbers of the tables</source>
        <translation>表的编号</translation>
    </message>
    <message>
        <source>Merges all tables; the longest way, and the one that frees most.</source>
        <translation>合并所有表；耗时最长，释放最多。</translation>
    </message>
    <message>
        <source>Table numbers are digits, separated by commas.</source>
        <translation>表编号为数字，用逗号分隔。</translation>
    </message>
    <message>
        <source>A key could not be understood: \xNN stands for one byte, \\ for a backslash.</source>
        <translation>无法理解某个键：\xNN 表示一个字节，\\ 表示反斜杠。</translation>
    </message>
    <message>
        <source>Nothing to do: no tables to merge here. What is still in memory can be flushed first.</source>
        <translation>无事可做：这里没有可合并的表。仍在内存中的内容可先刷写。</translation>
    </message>
    <message>
        <source>reads</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>%1 tables of %2</source>
        <translation>%2 的 %1 个表</translation>
    </message>
    <message>
        <source>What the picker would take together: tables asked for, and those they overlap</source>
        <translation>将一起处理的内容：指定的表以及与其重叠的表</translation>
    </message>
    <message>
        <source>bytes in</source>
        <translation>输入字节</translation>
    </message>
    <message>
        <source>writes into</source>
        <translation>写入到</translation>
    </message>
    <message>
        <source>%1, moved without rewriting</source>
        <translation>%1，移动而不重写</translation>
    </message>
    <message>
        <source>tombstones</source>
        <translation>墓碑</translation>
    </message>
    <message>
        <source>disk needed</source>
        <translation>所需磁盘</translation>
    </message>
    <message>
        <source>up to %1 of %2 free</source>
        <translation>最多 %1，可用 %2</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>最多 %1</translation>
    </message>
    <message>
        <source>Inputs stay until the outputs are durable</source>
        <translation>输入保留到输出持久化为止</translation>
    </message>
    <message>
        <source>This is what would happen. The store is open for inspection only, so nothing can run: open it for editing to flush and compact.</source>
        <translation>这就是将会发生的事。存储仅以查看模式打开，因此无法运行：请以编辑模式打开以刷写和合并。</translation>
    </message>
    <message>
        <source>✗ The disk is too full for this. Free some space, or choose less.</source>
        <translation>✗ 磁盘空间不足。请腾出空间，或减少选择。</translation>
    </message>
    <message>
        <source>Compact a key range</source>
        <translation>合并一个键范围</translation>
    </message>
    <message>
        <source>Compact %1</source>
        <translation>合并 %1</translation>
    </message>
    <message numerus="yes">
        <source>Compact %n table(s)</source>
        <translation>
            <numerusform>合并 %n 个表</numerusform>
        </translation>
    </message>
    <message>
        <source>Compact everything</source>
        <translation>全部合并</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>以及另外 %1 个</translation>
    </message>
    <message>
        <source>tombstones that stay</source>
        <translation>保留的墓碑</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>试运行</translation>
    </message>
    <message>
        <source>Does all of it but writes nothing: tells the tables that would come, what would be dropped, and which tombstones would stay</source>
        <translation>执行全部步骤但不写入：说明会产生哪些表、丢弃什么、保留哪些墓碑</translation>
    </message>
    <message>
        <source>bytes out</source>
        <translation>输出字节</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n table(s)</source>
        <translation>
            <numerusform>%1，%n 个表</numerusform>
        </translation>
    </message>
    <message>
        <source>drops</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>%1 older versions, %2 tombstones</source>
        <translation>%1 个旧版本，%2 个墓碑</translation>
    </message>
    <message numerus="yes">
        <source>%n entries in memory would be flushed first; the dry run leaves them out.</source>
        <translation>
            <numerusform>内存中的 %n 个条目会先刷写；试运行不包括它们。</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing, dropped whole</source>
        <translation>无，整体丢弃</translation>
    </message>
    <message>
        <source>What would be compacted without being asked</source>
        <translation>无需要求也会进行的合并</translation>
    </message>
    <message>
        <source>The store does this by itself once a level is over its target.</source>
        <translation>一旦某层超过其目标，存储会自行执行。</translation>
    </message>
    <message>
        <source>Nothing is due: no level is over its target.</source>
        <translation>没有到期的合并：没有层超过其目标。</translation>
    </message>
    <message>
        <source>This starts by itself, unless compaction in the background is off.</source>
        <translation>除非关闭了后台合并，否则它会自行开始。</translation>
    </message>
    <message>
        <source>The plan changed while the dry run went on. Run it again to see what this one does.</source>
        <translation>试运行期间计划已改变。请再次试运行以查看此计划的结果。</translation>
    </message>
    <message>
        <source>frees</source>
        <translation>释放</translation>
    </message>
    <message>
        <source>tables</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Chosen tables and those they overlap</source>
        <translation>所选的表以及与其重叠的表</translation>
    </message>
    <message>
        <source>next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%2 需要 %1 个</translation>
    </message>
    <message>
        <source>Those that still hide something</source>
        <translation>仍在遮蔽内容的墓碑</translation>
    </message>
    <message>
        <source>as they may hide data in</source>
        <translation>因为可能遮蔽</translation>
    </message>
    <message>
        <source>Tables outside this compaction that may hold older versions of the same keys</source>
        <translation>本次合并之外、可能含有相同键较旧版本的表</translation>
    </message>
    <message>
        <source>as snapshots hold them</source>
        <translation>因为快照需要</translation>
    </message>
    <message>
        <source>Tombstones, and the sequence number of the snapshot</source>
        <translation>墓碑数，以及快照的序列号</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::PrefixTree</name>
    <message>
        <source>Prefixes</source>
        <translation>前缀</translation>
    </message>
    <message>
        <source>Separator of prefixes</source>
        <translation>前缀分隔符</translation>
    </message>
    <message>
        <source>The character at which keys are split into levels</source>
        <translation>将键分级的字符</translation>
    </message>
    <message>
        <source>Prefixes of keys</source>
        <translation>键的前缀</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::QuestionsDialog</name>
    <message>
        <source>Ten questions</source>
        <translation>十个问题</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation>立即提问</translation>
    </message>
    <message>
        <source>The line of levelctl</source>
        <translation>levelctl 命令行</translation>
    </message>
    <message>
        <source>In the window</source>
        <translation>在窗口中</translation>
    </message>
    <message>
        <source>What you see then</source>
        <translation>然后看到的内容</translation>
    </message>
    <message>
        <source>On the command line</source>
        <translation>在命令行中</translation>
    </message>
    <message>
        <source>For this a store must be open, and some questions are only for one that can be edited</source>
        <translation>需要先打开存储；有些问题仅适用于可编辑的存储</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::RangeDialog</name>
    <message>
        <source>Delete Range</source>
        <translation>删除范围</translation>
    </message>
    <message>
        <source>From, included</source>
        <translation>从，包含</translation>
    </message>
    <message>
        <source>To, not included</source>
        <translation>至，不含</translation>
    </message>
    <message>
        <source>Stage Deletion</source>
        <translation>暂存删除</translation>
    </message>
    <message>
        <source>The end of the range must come after its start.</source>
        <translation>范围终点必须在起点之后。</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在计数…</translation>
    </message>
    <message>
        <source>%1 keys of the store lie in this range now.</source>
        <translation>存储中现有 %1 个键在此范围内。</translation>
    </message>
    <message>
        <source>More than %1 keys of the store lie in this range now.</source>
        <translation>存储中现有超过 %1 个键在此范围内。</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::ReplaceDialog</name>
    <message>
        <source>Match case</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>Find and Replace in Values</source>
        <translation>在值中查找和替换</translation>
    </message>
    <message>
        <source>look for</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>要查找的内容</translation>
    </message>
    <message>
        <source>replace by</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>What to put in its place</source>
        <translation>替换成的内容</translation>
    </message>
    <message>
        <source>Text as shown elsewhere; \xNN stands for one byte</source>
        <translation>与别处显示相同的文本；\xNN 表示一个字节</translation>
    </message>
    <message>
        <source>in the values of all keys</source>
        <translation>在所有键的值中</translation>
    </message>
    <message>
        <source>in the values of the keys the filter shows</source>
        <translation>在筛选所显示的键的值中</translation>
    </message>
    <message>
        <source>key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>after</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>将要更改的内容</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Looked at %1 of about %2 keys…</source>
        <translation>已查看约 %2 个键中的 %1 个…</translation>
    </message>
    <message numerus="yes">
        <source>%n occurrence(s)</source>
        <translation>
            <numerusform>%n 处匹配</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n 个值</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 keys looked at</source>
        <translation>已查看 %1 个键</translation>
    </message>
    <message>
        <source>Stopped: there may be more.</source>
        <translation>已停止：可能还有更多。</translation>
    </message>
    <message>
        <source>That is as much as can be staged at once: write it, then find again.</source>
        <translation>一次最多只能暂存这么多：请先写入，然后再次查找。</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) skipped: too large, or no text.</source>
        <translation>
            <numerusform>跳过 %n 个值：过大或不是文本。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stage %n Change(s)</source>
        <translation>
            <numerusform>暂存 %n 项更改</numerusform>
        </translation>
    </message>
    <message>
        <source>Stage Changes</source>
        <translation>暂存更改</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::ScanBar</name>
    <message>
        <source>partial</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Not every key has been looked at: there may be more matches.</source>
        <translation>并非每个键都已查看：可能还有更多匹配。</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>已选 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>找到 %1 个</translation>
    </message>
    <message>
        <source>%1 · all keys scanned</source>
        <translation>%1 · 已扫描全部键</translation>
    </message>
    <message>
        <source>%1 · scanned %2 of ~%3 keys</source>
        <translation>%1 · 已扫描约 %3 个键中的 %2 个</translation>
    </message>
    <message>
        <source>%1 keys · exact</source>
        <translation>%1 个键 · 精确</translation>
    </message>
    <message>
        <source>≈ %1 keys · estimate</source>
        <translation>约 %1 个键 · 估计</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>%1 keys could be read</source>
        <translation>可读取 %1 个键</translation>
    </message>
    <message>
        <source>Some of the store could not be read: keys may be missing.</source>
        <translation>存储的一部分无法读取：可能缺少键。</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::Screenshots</name>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>无法创建文件夹 %1。</translation>
    </message>
    <message>
        <source>“%1” did not settle in %2 seconds.</source>
        <translation>“%1”在 %2 秒内没有稳定下来。</translation>
    </message>
    <message>
        <source>%1 cannot be opened.</source>
        <translation>无法打开 %1。</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>无法写入 %1。</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::SpaceModel</name>
    <message>
        <source>live</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>shadowed</source>
        <translation>被遮盖</translation>
    </message>
    <message>
        <source>tombstones</source>
        <translation>墓碑</translation>
    </message>
    <message>
        <source>overhead</source>
        <translation>开销</translation>
    </message>
    <message>
        <source>others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>With a confidence of 95 % the true number is no farther away</source>
        <translation>真实数值有 95% 的把握不超出此范围</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>键</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>share</source>
        <translation>占比</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::SpacePage</name>
    <message>
        <source>Space</source>
        <translation>空间</translation>
    </message>
    <message>
        <source>Sample again</source>
        <translation>重新抽样</translation>
    </message>
    <message>
        <source>Count exactly</source>
        <translation>精确统计</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Here is shown which keys take the disk space, level by level, and how much of it is live. It is the tables that are measured.</source>
        <translation>这里按层级显示哪些键占用磁盘空间，以及其中多少是有效数据。统计对象是表文件。</translation>
    </message>
    <message>
        <source>colour by</source>
        <translation>着色依据</translation>
    </message>
    <message>
        <source>level</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>Live bytes in the colour of their level</source>
        <translation>有效字节使用其层级的颜色</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Live, shadowed, tombstones and overhead, whatever the level</source>
        <translation>有效、被遮盖、墓碑和开销，不区分层级</translation>
    </message>
    <message>
        <source>Reads some data blocks, drawn at random, and estimates from them</source>
        <translation>读取随机抽取的若干数据块并据此估算</translation>
    </message>
    <message>
        <source>Reads every entry of every table: exact, and takes its time</source>
        <translation>读取每个表的每个条目：结果精确，但需要时间</translation>
    </message>
    <message>
        <source>Progress of the count</source>
        <translation>统计进度</translation>
    </message>
    <message>
        <source>Space by key prefix</source>
        <translation>按键前缀划分的空间</translation>
    </message>
    <message>
        <source>Key prefixes</source>
        <translation>键前缀</translation>
    </message>
    <message>
        <source>Count the space</source>
        <translation>统计空间</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>所有键</translation>
    </message>
    <message>
        <source>%1 in all, %2 live</source>
        <translation>总计 %1，有效 %2</translation>
    </message>
    <message>
        <source>Counting every entry…</source>
        <translation>正在统计每个条目…</translation>
    </message>
    <message>
        <source>Sampling…</source>
        <translation>正在抽样…</translation>
    </message>
    <message>
        <source>The store has changed since.</source>
        <translation>此后存储已发生变化。</translation>
    </message>
    <message>
        <source>Exact: every entry was read.</source>
        <translation>精确：已读取每个条目。</translation>
    </message>
    <message numerus="yes">
        <source>Sampled: live bytes %1, from %n block(s) read.</source>
        <translation>
            <numerusform>抽样：有效字节 %1，读取了 %n 个块。</numerusform>
        </translation>
    </message>
    <message>
        <source>Compact these keys…</source>
        <translation>合并这些键…</translation>
    </message>
    <message>
        <source>Shows what compacting the keys of the chosen prefix would do, before it is done</source>
        <translation>在执行之前显示合并所选前缀的键会做什么</translation>
    </message>
    <message>
        <source>The store is open for inspection only: nothing can be compacted</source>
        <translation>存储仅以查看模式打开：无法合并</translation>
    </message>
    <message numerus="yes">
        <source>besides %1 of garbage in %n value file(s)</source>
        <translation>
            <numerusform>另有 %n 个值文件中 %1 的垃圾</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::StartScreen</name>
    <message>
        <source>See into LSM-tree stores: keys, tables, levels, filters and compactions.</source>
        <translation>深入查看 LSM 树存储：键、表、层级、过滤器和合并。</translation>
    </message>
    <message>
        <source>Open a store…</source>
        <translation>打开存储…</translation>
    </message>
    <message>
        <source>New store…</source>
        <translation>新建存储…</translation>
    </message>
    <message>
        <source>Make the sample store</source>
        <translation>创建示例存储</translation>
    </message>
    <message>
        <source>More than a million real entries: Unicode characters, Han readings, ISO codes. Takes about a minute.</source>
        <translation>一百多万条真实数据：Unicode 字符、汉字读音、ISO 代码。大约需要一分钟。</translation>
    </message>
    <message>
        <source>Or drop a store&apos;s folder anywhere on this window.</source>
        <translation>或将存储的文件夹拖放到此窗口任意位置。</translation>
    </message>
    <message>
        <source>Recent stores</source>
        <translation>最近的存储</translation>
    </message>
    <message>
        <source>Stores you open are listed here.</source>
        <translation>您打开的存储会列在这里。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 is not there any more.</source>
        <translation>%1 已不存在。</translation>
    </message>
    <message>
        <source>Open a store</source>
        <translation>打开存储</translation>
    </message>
    <message>
        <source>Looking at %1</source>
        <translation>正在查看 %1</translation>
    </message>
    <message>
        <source>%1 of about %2 entries</source>
        <translation>约 %2 个条目中的 %1 个</translation>
    </message>
    <message>
        <source>Making the sample store in %1</source>
        <translation>正在 %1 创建示例存储</translation>
    </message>
    <message>
        <source>Opening the store</source>
        <translation>正在打开存储</translation>
    </message>
    <message>
        <source>The write-ahead log is replayed; a long one takes a moment.</source>
        <translation>正在重放预写日志；日志较长时需要片刻。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Copying %1</source>
        <translation>正在复制 %1</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::StatusPanel</name>
    <message>
        <source>Levelscope format %1</source>
        <translation>Levelscope 格式 %1</translation>
    </message>
    <message>
        <source>unknown format</source>
        <translation>未知格式</translation>
    </message>
    <message>
        <source>Show the jobs</source>
        <translation>显示任务</translation>
    </message>
    <message>
        <source>The sequence number of the newest write</source>
        <translation>最新一次写入的序列号</translation>
    </message>
    <message>
        <source>EDIT</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>INSPECT</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>This window holds the store&apos;s lock and can write.</source>
        <translation>此窗口持有存储的锁，可以写入。</translation>
    </message>
    <message>
        <source>Only reading: no lock is held, nothing is written.</source>
        <translation>仅读取：不持有锁，不写入。</translation>
    </message>
    <message>
        <source>sequence %1</source>
        <translation>序列 %1</translation>
    </message>
    <message>
        <source>%1 keys · exact</source>
        <translation>%1 个键 · 精确</translation>
    </message>
    <message>
        <source>Counted one by one at this sequence</source>
        <translation>在此序列号处逐个计数</translation>
    </message>
    <message>
        <source>≈ %1 keys · estimate</source>
        <translation>≈ %1 个键 · 估计</translation>
    </message>
    <message>
        <source>From the counts of entries and tombstones; Store ▸ Count keys counts them</source>
        <translation>由条目和墓碑的数量得出；“存储 ▸ 统计键数”会逐个计数</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>%1 · family %2</source>
        <translation>%1 · 列族 %2</translation>
    </message>
    <message>
        <source>SNAPSHOT</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>A copy of %1, taken %2. Reload takes a new one.</source>
        <translation>%1 的副本，创建于 %2。重新加载会创建新的副本。</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::StoreChart</name>
    <message>
        <source>Bytes per level</source>
        <translation>每层字节数</translation>
    </message>
    <message>
        <source>Writes and reads</source>
        <translation>写入与读取</translation>
    </message>
    <message>
        <source>Entries and size</source>
        <translation>条目与大小</translation>
    </message>
    <message>
        <source>you write</source>
        <translation>您的写入</translation>
    </message>
    <message>
        <source>disk writes</source>
        <translation>磁盘写入</translation>
    </message>
    <message>
        <source>compaction reads</source>
        <translation>合并读取</translation>
    </message>
    <message>
        <source>entries, thousands</source>
        <translation>条目，千</translation>
    </message>
    <message>
        <source>Bytes per level, %1</source>
        <translation>各层字节数，%1</translation>
    </message>
    <message>
        <source>No tables yet: bytes show here with the first flush.</source>
        <translation>尚无表：首次刷写后此处显示字节数。</translation>
    </message>
    <message>
        <source>Activity, %1 a second</source>
        <translation>活动，%1/秒</translation>
    </message>
    <message>
        <source>Nothing was written since the store was opened. Writes, flushes and compactions draw their rates here.</source>
        <translation>打开存储以来没有写入。写入、刷写和压实的速率会绘制在这里。</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>size, %1 (right)</source>
        <translation>大小，%1（右）</translation>
    </message>
    <message>
        <source>Nothing is stored yet.</source>
        <translation>尚未存储任何内容。</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::StoreSession</name>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Flush the memtable</source>
        <translation>刷写内存表</translation>
    </message>
    <message>
        <source>Dry run of a compaction</source>
        <translation>合并试运行</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::StoreTasks</name>
    <message>
        <source>Open a store</source>
        <translation>打开存储</translation>
    </message>
    <message>
        <source>The memtable is in tables now.</source>
        <translation>内存表现已写入表中。</translation>
    </message>
    <message>
        <source>Compact everything</source>
        <translation>全部合并</translation>
    </message>
    <message>
        <source>Everything is compacted.</source>
        <translation>已全部合并。</translation>
    </message>
    <message>
        <source>Count keys</source>
        <translation>统计键数</translation>
    </message>
    <message>
        <source>%1 keys, counted at sequence %2.</source>
        <translation>%1 个键，在序列 %2 处计数。</translation>
    </message>
    <message>
        <source>Make a checkpoint: a new folder for the copy</source>
        <translation>创建检查点：用于副本的新文件夹</translation>
    </message>
    <message>
        <source>Make a checkpoint</source>
        <translation>创建检查点</translation>
    </message>
    <message>
        <source>The copy is in %1.</source>
        <translation>副本位于 %1。</translation>
    </message>
    <message>
        <source>Clone to edit: a new folder for a store of Levelscope</source>
        <translation>克隆以编辑：为 Levelscope 存储选择一个新文件夹</translation>
    </message>
    <message>
        <source>Clone to edit</source>
        <translation>克隆以编辑</translation>
    </message>
    <message>
        <source>%1 keys cloned into %2; the digest of both is %3.</source>
        <translation>已将 %1 个键克隆到 %2；两者的摘要均为 %3。</translation>
    </message>
    <message>
        <source>Open a table file</source>
        <translation>打开表文件</translation>
    </message>
    <message>
        <source>SSTables (*.lst)</source>
        <translation>SSTable (*.lst)</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::StoreTree</name>
    <message>
        <source>Store tree</source>
        <translation>存储树</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::StoreTreeModel</name>
    <message>
        <source>Memtable</source>
        <translation>内存表</translation>
    </message>
    <message>
        <source>%1 entries, %2 tombstones
from %3
to %4</source>
        <translation>%1 个条目，%2 个墓碑
从 %3
至 %4</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n SSTable(s)</source>
        <translation>
            <numerusform>%1：%n 个 SSTable</numerusform>
        </translation>
    </message>
    <message>
        <source>column family</source>
        <translation>列族</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::StructureView</name>
    <message>
        <source>Structure of the table</source>
        <translation>表的结构</translation>
    </message>
    <message>
        <source>Entries of the block</source>
        <translation>块的条目</translation>
    </message>
    <message>
        <source>file bytes</source>
        <translation>文件字节</translation>
    </message>
    <message>
        <source>The bytes of the file, compressed blocks as they are stored</source>
        <translation>文件的字节，压缩块按存储原样显示</translation>
    </message>
    <message>
        <source>decompressed</source>
        <translation>解压后</translation>
    </message>
    <message>
        <source>The bytes of the chosen block after decompression; offsets count from its start</source>
        <translation>所选块解压后的字节；偏移从其开头计</translation>
    </message>
    <message>
        <source>Choose a data block to see its entries</source>
        <translation>选择一个数据块以查看其条目</translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation>块 %1</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 个条目</translation>
    </message>
    <message>
        <source>%1 on disk</source>
        <translation>磁盘上 %1</translation>
    </message>
    <message>
        <source>%1 %2×</source>
        <translation>%1 %2×</translation>
    </message>
    <message>
        <source>checksum ✓ %1</source>
        <translation>校验和 ✓ %1</translation>
    </message>
    <message>
        <source>✗ %1</source>
        <translation>✗ %1</translation>
    </message>
    <message>
        <source>nobody&apos;s bytes at %1</source>
        <translation>无归属字节，位于 %1</translation>
    </message>
    <message>
        <source>whole file</source>
        <translation>整个文件</translation>
    </message>
    <message>
        <source>block %1</source>
        <translation>块 %1</translation>
    </message>
    <message>
        <source>%1, %2 unpacked</source>
        <translation>%1，解压后 %2</translation>
    </message>
    <message>
        <source>%1 at %2, %3</source>
        <translation>%2 处的 %1，%3</translation>
    </message>
    <message>
        <source>nobody&apos;s bytes</source>
        <translation>无归属字节</translation>
    </message>
    <message>
        <source>key: the prefix the whole block shares</source>
        <translation>键：整个块共有的前缀</translation>
    </message>
    <message>
        <source>key: its own part</source>
        <translation>键：自有部分</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>The file ends before byte %1.</source>
        <translation>文件在字节 %1 之前结束。</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::TableChangeModel</name>
    <message>
        <source>− gone</source>
        <translation>− 消失</translation>
    </message>
    <message>
        <source>+ new</source>
        <translation>+ 新增</translation>
    </message>
    <message>
        <source>↓ from</source>
        <translation>↓ 来自</translation>
    </message>
    <message>
        <source>↓ to</source>
        <translation>↓ 移至</translation>
    </message>
    <message>
        <source>change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>level</source>
        <translation>层</translation>
    </message>
    <message>
        <source>size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>smallest key</source>
        <translation>最小键</translation>
    </message>
    <message>
        <source>largest key</source>
        <translation>最大键</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::TableLifeModel</name>
    <message>
        <source>moved to %1</source>
        <translation>移至 %1</translation>
    </message>
    <message>
        <source>there before, in %1</source>
        <translation>此前已在 %1</translation>
    </message>
    <message>
        <source>born in %1</source>
        <translation>诞生于 %1</translation>
    </message>
    <message>
        <source>gone from %1</source>
        <translation>从 %1 消失</translation>
    </message>
    <message>
        <source>event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>job</source>
        <translation>作业</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::TableListModel</name>
    <message>
        <source>table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>level</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>tombstones</source>
        <translation>墓碑</translation>
    </message>
    <message>
        <source>smallest key</source>
        <translation>最小键</translation>
    </message>
    <message>
        <source>largest key</source>
        <translation>最大键</translation>
    </message>
    <message>
        <source>sequence</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>compression</source>
        <translation>压缩</translation>
    </message>
    <message>
        <source>written</source>
        <translation>写入时间</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::TablePage</name>
    <message>
        <source>A table is written when a memtable is flushed. Then every byte of it can be looked at here.</source>
        <translation>内存表刷写时写出一个表。之后可在此查看它的每个字节。</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Table before, in key order of its level</source>
        <translation>按键顺序的同层上一个表</translation>
    </message>
    <message>
        <source>Next table, in key order of its level</source>
        <translation>按键顺序的同层下一个表</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>结构</translation>
    </message>
    <message>
        <source>Bloom filter</source>
        <translation>布隆过滤器</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>What it holds</source>
        <translation>包含的内容</translation>
    </message>
    <message>
        <source>How it is stored</source>
        <translation>存储方式</translation>
    </message>
    <message>
        <source>%1, no longer live</source>
        <translation>%1，已失效</translation>
    </message>
    <message>
        <source>every byte accounted for</source>
        <translation>每个字节都有归属</translation>
    </message>
    <message>
        <source>✗ some bytes belong to nobody</source>
        <translation>✗ 有些字节无归属</translation>
    </message>
    <message numerus="yes">
        <source>✗ %n damaged block(s), the others are readable</source>
        <translation>
            <numerusform>✗ %n 个损坏的块，其余可读</numerusform>
        </translation>
    </message>
    <message>
        <source>checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>properties</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>✗ unreadable</source>
        <translation>✗ 无法读取</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Versions of keys, tombstones included</source>
        <translation>键的版本，含墓碑</translation>
    </message>
    <message>
        <source>tombstones</source>
        <translation>墓碑</translation>
    </message>
    <message>
        <source>Entries that delete a key</source>
        <translation>删除键的条目</translation>
    </message>
    <message>
        <source>range tombstones</source>
        <translation>范围墓碑</translation>
    </message>
    <message>
        <source>smallest key</source>
        <translation>最小键</translation>
    </message>
    <message>
        <source>largest key</source>
        <translation>最大键</translation>
    </message>
    <message>
        <source>sequence</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>键</translation>
    </message>
    <message>
        <source>User keys before prefix sharing and compression</source>
        <translation>前缀共享和压缩之前的用户键</translation>
    </message>
    <message>
        <source>values</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Values before compression</source>
        <translation>压缩之前的值</translation>
    </message>
    <message>
        <source>expires</source>
        <translation>过期</translation>
    </message>
    <message>
        <source>never</source>
        <translation>永不</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>从 %1</translation>
    </message>
    <message>
        <source>written</source>
        <translation>写入时间</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>data blocks</source>
        <translation>数据块</translation>
    </message>
    <message>
        <source>block size</source>
        <translation>块大小</translation>
    </message>
    <message>
        <source>What a data block aims at before compression</source>
        <translation>数据块在压缩前的目标大小</translation>
    </message>
    <message>
        <source>compression</source>
        <translation>压缩</translation>
    </message>
    <message>
        <source>%1, %2×</source>
        <translation>%1，%2×</translation>
    </message>
    <message>
        <source>data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>index</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>过滤器</translation>
    </message>
    <message>
        <source>filter probes</source>
        <translation>过滤器探测数</translation>
    </message>
    <message>
        <source>written by</source>
        <translation>写入者</translation>
    </message>
    <message>
        <source>%1 checksums right</source>
        <translation>%1 个校验和正确</translation>
    </message>
    <message numerus="yes">
        <source>%1 of values in %n value file(s)</source>
        <translation>
            <numerusform>%n 个值文件中 %1 的值</numerusform>
        </translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>在 %1 中</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s), %1</source>
        <translation>
            <numerusform>%n 个值，%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Large values lie in value files; the entries of the table point to them</source>
        <translation>大的值位于值文件中，表的条目指向它们</translation>
    </message>
    <message>
        <source>Keys and values / bytes of the file</source>
        <translation>键和值 / 文件字节数</translation>
    </message>
    <message>
        <source>filter bits / key, asked</source>
        <translation>过滤器位 / 键（期望）</translation>
    </message>
    <message>
        <source>What the filter was to have; whole cache lines make it a little more</source>
        <translation>过滤器的期望值；凑满缓存行会略多一些</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::TimeView</name>
    <message>
        <source>The manifest is not there any more: the store moved on.</source>
        <translation>清单已不存在：存储已继续变化。</translation>
    </message>
    <message>
        <source>What is shown is how it was.</source>
        <translation>显示的是之前的状态。</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>重新加载</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play the edits one after the other</source>
        <translation>依次播放各次编辑</translation>
    </message>
    <message>
        <source>%1 #%2</source>
        <translation>%1 #%2</translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) gone</source>
        <translation>
            <numerusform>%n 个表消失</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new, %1</source>
        <translation>
            <numerusform>新增 %n 个，%1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · go to another edit to compare</source>
        <translation>%1 · 转到另一次编辑进行比较</translation>
    </message>
    <message>
        <source>from edit %1 to edit %2 · %3 tables gone · %4 new</source>
        <translation>从编辑 %1 到 %2 · %3 个表消失 · 新增 %4</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Life of a table</source>
        <translation>表的生命周期</translation>
    </message>
    <message>
        <source>Life of %1</source>
        <translation>%1 的生命周期</translation>
    </message>
    <message>
        <source>No edits yet</source>
        <translation>尚无编辑</translation>
    </message>
    <message>
        <source>The manifest notes every change of the set of tables: flushes, compactions, what you asked for. Here you will be able to go back to any of them.</source>
        <translation>清单记录表集合的每次变化：刷写、压实以及您发起的操作。在这里可以回到其中任意一次。</translation>
    </message>
    <message>
        <source>The tables after this edit</source>
        <translation>此次编辑之后的表</translation>
    </message>
    <message>
        <source>First edit</source>
        <translation>第一次编辑</translation>
    </message>
    <message>
        <source>Edit before</source>
        <translation>上一次编辑</translation>
    </message>
    <message>
        <source>Next edit</source>
        <translation>下一次编辑</translation>
    </message>
    <message>
        <source>Newest edit</source>
        <translation>最新编辑</translation>
    </message>
    <message>
        <source>edits a second:</source>
        <translation>每秒编辑数：</translation>
    </message>
    <message>
        <source>Compare from here</source>
        <translation>从此处比较</translation>
    </message>
    <message>
        <source>Keeps this edit as one end; then go to the other</source>
        <translation>保留此次编辑作为一端；然后转到另一端</translation>
    </message>
    <message>
        <source>Edits</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Tables that went and came by this edit, or between two</source>
        <translation>因此次编辑或在两次之间消失和出现的表</translation>
    </message>
    <message>
        <source>Choose a table on the map to follow it from birth to death</source>
        <translation>在图上选择一个表，跟踪它的诞生与消失</translation>
    </message>
    <message>
        <source>edit %1 of %2 to %3</source>
        <translation>编辑 %1（%2 至 %3）</translation>
    </message>
    <message>
        <source>After this edit the store had no tables.</source>
        <translation>此次变更之后，存储中没有表。</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::TopBar</name>
    <message>
        <source>Go to key, table, offset… Ctrl+G</source>
        <translation>转到键、表、偏移… Ctrl+G</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>More pages</source>
        <translation>更多页面</translation>
    </message>
    <message>
        <source>A key, 000377.lst, 000377.lst@4096 (a byte of a file), @4096 (one of the open table), L2, or an address such as table:377/block:12</source>
        <translation>键、000377.lst、000377.lst@4096（文件中的字节）、@4096（当前表中的字节）、L2，或 table:377/block:12 这样的地址</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::TransferDialog</name>
    <message>
        <source>Go on after lines that cannot be read, and count them</source>
        <translation>遇到无法读取的行时继续并计数</translation>
    </message>
    <message>
        <source>Import rows</source>
        <translation>导入行</translation>
    </message>
    <message>
        <source>Export rows</source>
        <translation>导出行</translation>
    </message>
    <message>
        <source>JSON lines: {&quot;key&quot;: …, &quot;value&quot;: …}</source>
        <translation>JSON 行：{&quot;key&quot;: …, &quot;value&quot;: …}</translation>
    </message>
    <message>
        <source>CSV, with a header line</source>
        <translation>CSV，带标题行</translation>
    </message>
    <message>
        <source>TSV, with a header line</source>
        <translation>TSV，带标题行</translation>
    </message>
    <message>
        <source>as text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>as hexadecimal</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>as Base64</source>
        <translation>Base64</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>全部键</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Keys and values</source>
        <translation>键和值</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>前缀</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>导入 %1</translation>
    </message>
    <message>
        <source>Line %1 could not be read; the %2 rows before it are in the store.</source>
        <translation>第 %1 行无法读取；其前的 %2 行已在存储中。</translation>
    </message>
    <message>
        <source>%1 rows imported</source>
        <translation>已导入 %1 行</translation>
    </message>
    <message>
        <source>%1, %2 skipped</source>
        <translation>%1，跳过 %2</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>导出 %1</translation>
    </message>
    <message>
        <source>%1 rows exported, %2</source>
        <translation>已导出 %1 行，%2</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::Treemap</name>
    <message>
        <source>in all</source>
        <translation>总计</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::TriagePanel</name>
    <message>
        <source>Levelscope format %1</source>
        <translation>Levelscope 格式 %1</translation>
    </message>
    <message>
        <source>not recognised</source>
        <translation>无法识别</translation>
    </message>
    <message>
        <source>open in this program</source>
        <translation>已在本程序中打开</translation>
    </message>
    <message>
        <source>in use by process %1</source>
        <translation>正被进程 %1 使用</translation>
    </message>
    <message>
        <source>free</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Process %1 has this store open. Inspecting takes no lock and does not disturb it; reload to see what it has written since.</source>
        <translation>进程 %1 已打开此存储。查看不加锁也不打扰它；重新加载可看到此后的写入。</translation>
    </message>
    <message>
        <source>This program has this store open already.</source>
        <translation>本程序已打开此存储。</translation>
    </message>
    <message>
        <source>You cannot write to this folder, so the store can only be inspected.</source>
        <translation>您无法写入此文件夹，因此只能查看该存储。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) in the folder do not belong to the store; they are left alone.</source>
        <translation>
            <numerusform>文件夹中有 %n 个文件不属于该存储；不会动它们。</numerusform>
        </translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>New store here…</source>
        <translation>在此新建存储…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>All files of the folder together</source>
        <translation>文件夹中所有文件合计</translation>
    </message>
    <message>
        <source>tables</source>
        <translation>表</translation>
    </message>
    <message>
        <source>write-ahead logs</source>
        <translation>预写日志</translation>
    </message>
    <message>
        <source>comparator</source>
        <translation>比较器</translation>
    </message>
    <message>
        <source>How keys are ordered</source>
        <translation>键如何排序</translation>
    </message>
    <message>
        <source>preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>lock</source>
        <translation>锁</translation>
    </message>
    <message numerus="yes">
        <source>There are %n more limits or damages.</source>
        <translation>
            <numerusform>还有 %n 项限制或损坏。</numerusform>
        </translation>
    </message>
    <message>
        <source>column families</source>
        <translation>列族</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>Copies the store into a temporary folder and inspects the copy: it stays as it is while another program goes on writing. The copy is removed when the window closes it.</source>
        <translation>将存储复制到临时文件夹并查看该副本：即使其他程序继续写入，副本也保持不变。窗口关闭副本时会将其删除。</translation>
    </message>
    <message>
        <source>Edit locks the store for this window and can write.</source>
        <translation>“编辑”会为此窗口锁定存储，并可写入。</translation>
    </message>
    <message>
        <source>A store of another engine is never written; Store ▸ Clone to edit makes one of it that is.</source>
        <translation>其他引擎的存储绝不会被写入；“存储 ▸ 克隆以编辑”可由其生成可写入的存储。</translation>
    </message>
    <message>
        <source>Inspect only reads and takes no lock. Snapshot inspects a copy, which stays as it is while another program writes. %1</source>
        <translation>“查看”只读取，不加锁。“快照”查看一份副本，其他程序写入时副本保持不变。%1</translation>
    </message>
    <message>
        <source>A table is missing or damaged. The rest can be inspected; to edit, repair the store first.</source>
        <translation>有表缺失或损坏。其余部分可以查看；要编辑，请先修复存储。</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::ValueView</name>
    <message>
        <source>Value as text</source>
        <translation>值（文本）</translation>
    </message>
    <message>
        <source>Select a key to see its value.</source>
        <translation>选择一个键以查看其值。</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Previous page of the value</source>
        <translation>值的上一页</translation>
    </message>
    <message>
        <source>Next page of the value</source>
        <translation>值的下一页</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>As stored, hidden characters escaped</source>
        <translation>按存储原样，隐藏字符以转义显示</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Names and values as a tree</source>
        <translation>名称和值的树</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>Every byte</source>
        <translation>每个字节</translation>
    </message>
    <message>
        <source>This key is not in the store any more.</source>
        <translation>此键已不在存储中。</translation>
    </message>
    <message>
        <source>The value is empty: zero bytes.</source>
        <translation>值为空：零字节。</translation>
    </message>
    <message>
        <source>It begins like JSON, but: %1, at offset %2.</source>
        <translation>开头像 JSON，但是：%1，偏移 %2 处。</translation>
    </message>
    <message>
        <source>bytes %1 to %2 of %3</source>
        <translation>%3 中的字节 %1 至 %2</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>解码器</translation>
    </message>
    <message>
        <source>How bytes that are neither text nor JSON are read. The choice holds for keys of the same prefix.</source>
        <translation>既非文本也非 JSON 的字节如何读取。此选择适用于前缀相同的键。</translation>
    </message>
    <message>
        <source>It is no %1: %2, at offset %3. The bytes are shown as they are.</source>
        <translation>这不是 %1：%2，偏移 %3。按原样显示字节。</translation>
    </message>
    <message>
        <source>Decoders of this store</source>
        <translation>此存储的解码器</translation>
    </message>
    <message>
        <source>unmasked</source>
        <translation>已去掩码</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::VerifyPage</name>
    <message>
        <source>Verify</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>Copy findings</source>
        <translation>复制发现</translation>
    </message>
    <message>
        <source>Is every file as it was written?</source>
        <translation>每个文件都和写入时一样吗？</translation>
    </message>
    <message>
        <source>Reads all of the store: the checksum of every block and log record, the order of keys in and between tables, filters against keys, and the manifest against the disk. Every finding leads to its place. Nothing is changed, and it can be cancelled.</source>
        <translation>读取整个存储：每个块和日志记录的校验和、表内和表间键的顺序、过滤器与键、清单与磁盘。每个发现都能前往其位置。不作任何更改，并可取消。</translation>
    </message>
    <message>
        <source>Verify now</source>
        <translation>立即校验</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Show the place</source>
        <translation>显示位置</translation>
    </message>
    <message numerus="yes">
        <source>✗ Damaged in %n place(s)</source>
        <translation>
            <numerusform>✗ 有 %n 处损坏</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>✓ Sound, with %n thing(s) to know</source>
        <translation>
            <numerusform>✓ 完好，有 %n 条提示</numerusform>
        </translation>
    </message>
    <message>
        <source>✓ Sound: every file is as it was written</source>
        <translation>✓ 完好：每个文件都和写入时一样</translation>
    </message>
    <message numerus="yes">
        <source>%n table(s)</source>
        <translation>
            <numerusform>%n 个表</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 blocks</source>
        <translation>%1 个块</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 个条目</translation>
    </message>
    <message numerus="yes">
        <source>%n log(s)</source>
        <translation>
            <numerusform>%n 个日志</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1，用时 %2</translation>
    </message>
    <message>
        <source>the first %1 findings are shown</source>
        <translation>显示前 %1 个发现</translation>
    </message>
    <message>
        <source>tables came and went since</source>
        <translation>此后表有增减</translation>
    </message>
    <message numerus="yes">
        <source>Copied %n finding(s)</source>
        <translation>
            <numerusform>已复制 %n 个发现</numerusform>
        </translation>
    </message>
    <message>
        <source>Verified %1 in %2 tables and %3 logs: </source>
        <translation>已校验 %2 个表和 %3 个日志中的 %1：</translation>
    </message>
    <message>
        <source>all is well.</source>
        <translation>一切正常。</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s), see the page Verify.</source>
        <translation>
            <numerusform>%n 个发现，见“校验”页。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 values in %n file(s) of their own</source>
        <translation>
            <numerusform>%n 个独立文件中的 %1 个值</numerusform>
        </translation>
    </message>
    <message>
        <source>What was checked, and is right</source>
        <translation>检查过且正确的内容</translation>
    </message>
    <message>
        <source>checksums of blocks</source>
        <translation>块校验和</translation>
    </message>
    <message>
        <source>Stored with each block, computed anew</source>
        <translation>与每个块一起存储，已重新计算</translation>
    </message>
    <message>
        <source>checksums of log records</source>
        <translation>日志记录校验和</translation>
    </message>
    <message>
        <source>keys in order</source>
        <translation>有序的键</translation>
    </message>
    <message>
        <source>In each table, and from table to table of a level</source>
        <translation>在每个表内，以及同层表与表之间</translation>
    </message>
    <message>
        <source>tables as the manifest has them</source>
        <translation>与清单一致的表</translation>
    </message>
    <message>
        <source>Their sizes and first and last keys</source>
        <translation>其大小以及首末键</translation>
    </message>
    <message>
        <source>values in files of their own</source>
        <translation>独立文件中的值</translation>
    </message>
    <message>
        <source>Each found where its key points to</source>
        <translation>每个值都在其键所指之处</translation>
    </message>
    <message numerus="yes">
        <source>%n log record(s)</source>
        <translation>
            <numerusform>%n 条日志记录</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::WalBatchModel</name>
    <message>
        <source>Operations that were written as one; 0: a mark that everything before is durable</source>
        <translation>作为整体写入的操作数；0：标记之前的内容均已持久化</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>offset</source>
        <translation>偏移</translation>
    </message>
    <message>
        <source>first sequence</source>
        <translation>首个序列号</translation>
    </message>
    <message>
        <source>operations</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::WalOperationModel</name>
    <message>
        <source>expires %1</source>
        <translation>过期时间 %1</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>直到 %1</translation>
    </message>
    <message>
        <source>Bytes of key and value</source>
        <translation>键和值的字节数</translation>
    </message>
    <message>
        <source>sequence</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::WalView</name>
    <message>
        <source>Write-ahead log</source>
        <translation>预写日志</translation>
    </message>
    <message>
        <source>Show the dropped bytes</source>
        <translation>显示丢弃的字节</translation>
    </message>
    <message>
        <source>What a recovery would make of all logs: nothing is written</source>
        <translation>恢复将如何处理所有日志：不会写入任何内容</translation>
    </message>
    <message>
        <source>Batches of the log</source>
        <translation>日志的批次</translation>
    </message>
    <message>
        <source>Bytes of the log</source>
        <translation>日志的字节</translation>
    </message>
    <message>
        <source>Operations of the batch</source>
        <translation>批次的操作</translation>
    </message>
    <message>
        <source>This log is not there any more: the store moved on.</source>
        <translation>此日志已不存在：存储已继续变化。</translation>
    </message>
    <message>
        <source>What it held lies in tables now, or in a newer log.</source>
        <translation>其内容现在位于表中或更新的日志中。</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>重新加载</translation>
    </message>
    <message>
        <source>A recovery would fail: %1</source>
        <translation>恢复将失败：%1</translation>
    </message>
    <message>
        <source>nothing would be dropped</source>
        <translation>不会丢弃任何内容</translation>
    </message>
    <message>
        <source>%1 of a torn end would be dropped</source>
        <translation>将丢弃残缺末尾的 %1</translation>
    </message>
    <message>
        <source>No write-ahead log</source>
        <translation>没有预写日志</translation>
    </message>
    <message>
        <source>Every write is appended to a log before it reaches the memtable, so that a crash loses nothing. This store has none: all it holds lies in tables.</source>
        <translation>每次写入在到达内存表之前都会先追加到日志，因此崩溃不会丢失数据。此存储没有日志：所有数据都在表中。</translation>
    </message>
    <message>
        <source>This log is empty</source>
        <translation>此日志为空</translation>
    </message>
    <message>
        <source>Every write is appended to a log before it reaches the memtable, so that a crash loses nothing. The next one will appear here, as a batch.</source>
        <translation>每次写入在到达内存表之前都会先追加到日志，因此崩溃不会丢失数据。下一次写入将作为批次显示在这里。</translation>
    </message>
    <message>
        <source>sequences %1 to %2</source>
        <translation>序列号 %1 至 %2</translation>
    </message>
    <message>
        <source>walked %1</source>
        <translation>已扫描 %1</translation>
    </message>
    <message>
        <source>✗ torn end: the last write was cut off, %1 do not count</source>
        <translation>✗ 末尾残缺：最后一次写入被截断，%1 不计入</translation>
    </message>
    <message>
        <source>✗ damaged at 0x%1, with good records behind</source>
        <translation>✗ 在 0x%1 处损坏，其后仍有完好记录</translation>
    </message>
    <message>
        <source>✓ ends clean</source>
        <translation>✓ 正常结束</translation>
    </message>
    <message>
        <source>a mark: everything before it is durable</source>
        <translation>标记：之前的内容均已持久化</translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s), written as one</source>
        <translation>
            <numerusform>%n 个操作，作为整体写入</numerusform>
        </translation>
    </message>
    <message>
        <source>in %1 fragments</source>
        <translation>分为 %1 个片段</translation>
    </message>
    <message>
        <source>checksum ✓ %1</source>
        <translation>校验和 ✓ %1</translation>
    </message>
    <message>
        <source>✗ checksum does not match</source>
        <translation>✗ 校验和不匹配</translation>
    </message>
    <message>
        <source>compressed: keys and values have no bytes of their own</source>
        <translation>已压缩：键和值没有独立的字节</translation>
    </message>
    <message>
        <source>batch at 0x%1, %2</source>
        <translation>批次位于 0x%1，%2</translation>
    </message>
    <message>
        <source>does not count: no good record begins here</source>
        <translation>不计入：此处没有完好的记录</translation>
    </message>
    <message>
        <source>%1 at 0x%2 do not count</source>
        <translation>位于 0x%2 的 %1 不计入</translation>
    </message>
    <message>
        <source>A recovery now would replay all up to sequence %1 (batches: %2, operations: %3); %4</source>
        <translation>现在恢复将重放直至序列号 %1 的全部内容（批次：%2，操作：%3）；%4</translation>
    </message>
    <message>
        <source>batches: %1</source>
        <translation>批次：%1</translation>
    </message>
    <message>
        <source>operations: %1</source>
        <translation>操作：%1</translation>
    </message>
    <message>
        <source>%1, room for %2 set aside</source>
        <translation>%1，已预留 %2 空间</translation>
    </message>
    <message>
        <source>marks: %1</source>
        <translation>标记：%1</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::WindowActions</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;New store…</source>
        <translation>新建存储(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>打开最近的(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Make the sample store…</source>
        <translation>创建示例存储(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Close store</source>
        <translation>关闭存储(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>Copy &amp;address</source>
        <translation>复制地址(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>面板(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>重置布局(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Scale</source>
        <translation>缩放(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>The new scale takes effect at the next start.</source>
        <translation>新的缩放将在下次启动时生效。</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>转到(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>后退(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>前进(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Go to…</source>
        <translation>转到(&amp;G)…</translation>
    </message>
    <message>
        <source>&amp;Store</source>
        <translation>存储(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>重新加载(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Flush the memtable</source>
        <translation>刷写内存表(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Compact everything</source>
        <translation>全部合并(&amp;C)</translation>
    </message>
    <message>
        <source>Count &amp;keys</source>
        <translation>统计键数(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>校验(&amp;V)</translation>
    </message>
    <message>
        <source>Make a c&amp;heckpoint…</source>
        <translation>创建检查点(&amp;H)…</translation>
    </message>
    <message>
        <source>Open again to &amp;edit</source>
        <translation>重新打开以编辑(&amp;E)</translation>
    </message>
    <message>
        <source>Open again to &amp;inspect only</source>
        <translation>重新打开仅查看(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation>命令(&amp;C)…</translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics</source>
        <translation>复制诊断信息(&amp;D)</translation>
    </message>
    <message>
        <source>Copied, without keys or values.</source>
        <translation>已复制，不含键和值。</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>窗口(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;New window</source>
        <translation>新建窗口(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;About Levelscope</source>
        <translation>关于 Levelscope(&amp;A)</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>尚无</translation>
    </message>
    <message>
        <source>C&amp;lone to edit…</source>
        <translation>克隆以编辑(&amp;L)…</translation>
    </message>
    <message>
        <source>Open a &amp;table file…</source>
        <translation>打开表文件(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Ten questions…</source>
        <translation>十个问题(&amp;T)…</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::WorkCard</name>
    <message>
        <source>Work done</source>
        <translation>已完成的工作</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 分钟</translation>
    </message>
    <message>
        <source>hour</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>day</source>
        <translation>天</translation>
    </message>
    <message>
        <source>ever</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>As far back as the manifests that are kept</source>
        <translation>回溯到所保留清单的起点</translation>
    </message>
    <message>
        <source>Flushes and compactions</source>
        <translation>刷写与合并</translation>
    </message>
    <message>
        <source>Reading the manifests…</source>
        <translation>正在读取清单…</translation>
    </message>
    <message>
        <source>The manifests of this store do not tell when something was done. The Log page shows each of their edits.</source>
        <translation>此存储的清单没有记录时间。“日志”页显示其中每个编辑。</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::WorkDoneModel</name>
    <message>
        <source>Compactions made %1 out of %2 and dropped %3 entries.</source>
        <translation>合并把 %2 变成 %1，并丢弃了 %3 个条目。</translation>
    </message>
    <message>
        <source>%1 came in new.</source>
        <translation>新增 %1。</translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) moved without being rewritten.</source>
        <translation>
            <numerusform>%n 个表移动而未重写。</numerusform>
        </translation>
    </message>
    <message>
        <source>No flush and no compaction in this time.</source>
        <translation>此时段内没有刷写和合并。</translation>
    </message>
    <message numerus="yes">
        <source>%n moved</source>
        <translation>
            <numerusform>移动 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Entries that went in and did not come out again: older versions, and tombstones with nothing left to hide</source>
        <translation>进入而未再输出的条目：较旧的版本，以及已无内容可遮蔽的墓碑</translation>
    </message>
    <message>
        <source>work</source>
        <translation>工作</translation>
    </message>
    <message>
        <source>times</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>tables read</source>
        <translation>读取的表</translation>
    </message>
    <message>
        <source>tables written</source>
        <translation>写入的表</translation>
    </message>
    <message>
        <source>entries dropped</source>
        <translation>丢弃的条目</translation>
    </message>
    <message>
        <source>last</source>
        <translation>最近</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::WritePath</name>
    <message numerus="yes">
        <source>%n table(s)</source>
        <translation>
            <numerusform>%n 个表</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n 个条目</numerusform>
        </translation>
    </message>
    <message>
        <source>within L%1</source>
        <translation>在 L%1 内</translation>
    </message>
    <message>
        <source>from L%1 to L%2</source>
        <translation>从 L%1 到 L%2</translation>
    </message>
    <message>
        <source>%1 moved %2 as it is: nothing there overlaps it.</source>
        <translation>%1 原样移动（%2）：那里没有重叠。</translation>
    </message>
    <message>
        <source>%1 became %2, %3; %4 that no reader needs were dropped.</source>
        <translation>%1 变为 %2（%3）；丢弃了没有读者需要的 %4。</translation>
    </message>
    <message>
        <source>%1 to be written, up to sequence %2.</source>
        <translation>将写入 %1，直至序列 %2。</translation>
    </message>
    <message>
        <source>First into the write-ahead log %1: from here on a crash loses nothing.</source>
        <translation>首先进入预写日志 %1：此后崩溃不会丢失任何内容。</translation>
    </message>
    <message>
        <source>Then into the memtable: from here on readers see it.</source>
        <translation>然后进入内存表：此后读取者可见。</translation>
    </message>
    <message>
        <source>The memtable is switched with %1; a new one and a new log take the writes.</source>
        <translation>内存表以 %1 切换；新的内存表和新日志接收写入。</translation>
    </message>
    <message>
        <source>A memtable of %1 is being written to a table.</source>
        <translation>含 %1 的内存表正在写成表。</translation>
    </message>
    <message>
        <source>It is %1 of level 0 now; its log is not needed any more.</source>
        <translation>它现在是第 0 层的 %1；不再需要其日志。</translation>
    </message>
    <message>
        <source>%1 are being merged into L%2.</source>
        <translation>正在将 %1 合并到 L%2。</translation>
    </message>
    <message>
        <source>It did not end well: everything stays where it was.</source>
        <translation>未能成功结束：一切保持原位。</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::WritePathPanel</name>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Stage an example</source>
        <translation>暂存示例</translation>
    </message>
    <message>
        <source>live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Each step as it happens</source>
        <translation>每一步即时显示</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>慢速</translation>
    </message>
    <message>
        <source>One step every second and a half; what happens meanwhile waits</source>
        <translation>每一秒半一步；期间发生的排队等待</translation>
    </message>
    <message>
        <source>step by step</source>
        <translation>逐步</translation>
    </message>
    <message>
        <source>Waits for “Next step”; what happens meanwhile waits</source>
        <translation>等待“下一步”；期间发生的排队等待</translation>
    </message>
    <message>
        <source>Stages a new pair as a change. Write the changes, and see it travel from the client to the levels</source>
        <translation>将一对新键值暂存为更改。写入更改，即可看到它从客户端走到各层级</translation>
    </message>
    <message>
        <source>The way of writes</source>
        <translation>写入路径</translation>
    </message>
    <message>
        <source>The store is open for inspection: nothing is written here, so nothing travels.</source>
        <translation>存储仅供查看：此处不写入，因此没有移动。</translation>
    </message>
    <message>
        <source>A write goes from left to right. Write something, and see it travel.</source>
        <translation>写入从左到右进行。写入一些内容，看它移动。</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) to come.</source>
        <translation>
            <numerusform>还有 %n 步。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was dropped: a newer version hides it.</source>
        <translation>%1 已被丢弃：更新的版本遮盖了它。</translation>
    </message>
    <message>
        <source>%1 is in %2, table %3.</source>
        <translation>%1 位于 %2，表 %3。</translation>
    </message>
    <message>
        <source>The dot is %1.</source>
        <translation>圆点是 %1。</translation>
    </message>
    <message>
        <source>Staged: %1. Write the changes, and see it travel.</source>
        <translation>已暂存：%1。写入更改，看它移动。</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::WritePathStrip</name>
    <message>
        <source>The way of writes</source>
        <translation>写入路径</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Memtable</source>
        <translation>内存表</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>sequence</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message numerus="yes">
        <source>%n memtable(s)</source>
        <translation>
            <numerusform>%n 个内存表</numerusform>
        </translation>
    </message>
    <message>
        <source>flushing</source>
        <translation>刷写中</translation>
    </message>
    <message numerus="yes">
        <source>%n table(s)</source>
        <translation>
            <numerusform>%n 个表</numerusform>
        </translation>
    </message>
    <message>
        <source>Whoever writes. Each write gets the next sequence number.</source>
        <translation>写入者。每次写入获得下一个序列号。</translation>
    </message>
    <message>
        <source>Every write is appended here first, so that a crash loses nothing.</source>
        <translation>每次写入先追加到这里，以免崩溃丢失数据。</translation>
    </message>
    <message>
        <source>Sorted in memory: readers find the newest writes here.</source>
        <translation>在内存中有序：读取者在这里找到最新的写入。</translation>
    </message>
    <message>
        <source>Full memtables that take no writes and wait to become a table.</source>
        <translation>已满的内存表不再接收写入，等待成为表。</translation>
    </message>
    <message>
        <source>Sorted tables on disk. Compactions carry entries down from level to level.</source>
        <translation>磁盘上的有序表。合并将条目逐层向下搬运。</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::WritersCard</name>
    <message>
        <source>Writers are slowed: memtables fill faster than they are flushed.</source>
        <translation>写入被减速：内存表填充快于刷写。</translation>
    </message>
    <message>
        <source>Writers are slowed: L0 gets tables faster than they are compacted.</source>
        <translation>写入被减速：L0 新增表的速度快于合并。</translation>
    </message>
    <message>
        <source>Writers are slowed: compaction lags behind the levels&apos; targets.</source>
        <translation>写入被减速：合并落后于各层目标。</translation>
    </message>
    <message>
        <source>Writers are not slowed.</source>
        <translation>写入未被减速。</translation>
    </message>
    <message>
        <source>memtables</source>
        <translation>内存表</translation>
    </message>
    <message>
        <source>sorted runs in L0</source>
        <translation>L0 中的有序段</translation>
    </message>
    <message>
        <source>bytes over the levels&apos; targets</source>
        <translation>超出各层目标的字节</translation>
    </message>
    <message>
        <source>More memtables, or larger ones, bridge bursts; what lasts needs a faster disk.</source>
        <translation>更多或更大的内存表可缓冲突发；持续的负载需要更快的磁盘。</translation>
    </message>
    <message>
        <source>It ends by itself when compaction has caught up.</source>
        <translation>合并赶上后会自行结束。</translation>
    </message>
    <message>
        <source>Each debt is below the mark where slowing begins.</source>
        <translation>每种积压都低于减速起点。</translation>
    </message>
    <message>
        <source>Writers</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>What slows the writers of this store only its own engine knows.</source>
        <translation>只有此存储自己的引擎知道什么会使写入减速。</translation>
    </message>
    <message>
        <source>The bars show it for stores of Levelscope.</source>
        <translation>对 Levelscope 的存储，条形图会显示。</translation>
    </message>
    <message>
        <source>Each MiB waits %1.</source>
        <translation>每 MiB 等待 %1。</translation>
    </message>
    <message>
        <source>They have not waited since the store was opened.</source>
        <translation>自打开存储以来没有等待过。</translation>
    </message>
    <message>
        <source>They have waited %1 since the store was opened.</source>
        <translation>自打开存储以来共等待 %1。</translation>
    </message>
    <message>
        <source>%1 full, slows above %2</source>
        <translation>已满 %1，超过 %2 时减速</translation>
    </message>
    <message>
        <source>%1, slows above %2</source>
        <translation>%1，超过 %2 时减速</translation>
    </message>
    <message>
        <source>%1 ago, for %2: %3</source>
        <translation>%1前，持续 %2：%3</translation>
    </message>
    <message>
        <source>for %1 by now: %2</source>
        <translation>已持续 %1：%2</translation>
    </message>
    <message>
        <source>Slowed last:</source>
        <translation>最近的减速：</translation>
    </message>
</context>
</TS>
