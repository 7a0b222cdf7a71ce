<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ByteWords</name>
    <message>
        <source>block %1</source>
        <translation>Block %1</translation>
    </message>
    <message>
        <source>in %1, which is damaged</source>
        <translation>in %1, beschädigt</translation>
    </message>
    <message>
        <source>in %1, which is stored compressed (%2): what it holds has no bytes of its own</source>
        <translation>in %1, komprimiert gespeichert (%2): was darin ist, hat keine eigenen Bytes</translation>
    </message>
    <message>
        <source>of the key %1, in %2</source>
        <translation>vom Schlüssel %1, in %2</translation>
    </message>
    <message>
        <source>of the value of %1, in %2</source>
        <translation>vom Wert von %1, in %2</translation>
    </message>
    <message>
        <source>of the field %1, in %2</source>
        <translation>vom Feld %1, in %2</translation>
    </message>
    <message>
        <source>of the checksum and kind behind %1</source>
        <translation>von Prüfsumme und Art hinter %1</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>byte %1: %2</source>
        <translation>Byte %1: %2</translation>
    </message>
    <message>
        <source>nobody&apos;s, in a gap</source>
        <translation>niemandes, in einer Lücke</translation>
    </message>
</context>
<context>
    <name>EngineNames</name>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>löschen</translation>
    </message>
    <message>
        <source>put</source>
        <translation>setzen</translation>
    </message>
    <message>
        <source>range delete</source>
        <translation>Bereich löschen</translation>
    </message>
    <message>
        <source>put, expires</source>
        <translation>setzen, läuft ab</translation>
    </message>
    <message>
        <source>single delete</source>
        <translation>einmal löschen</translation>
    </message>
    <message>
        <source>merge</source>
        <translation>zusammenführen</translation>
    </message>
    <message>
        <source>put, in a blob file</source>
        <translation>setzen, in einer Blob-Datei</translation>
    </message>
    <message>
        <source>put, columns</source>
        <translation>setzen, Spalten</translation>
    </message>
    <message>
        <source>data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>properties</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>range tombstones</source>
        <translation>Bereichslöschmarken</translation>
    </message>
    <message>
        <source>footer</source>
        <translation>Fußblock</translation>
    </message>
    <message>
        <source>metaindex</source>
        <translation>Metaindex</translation>
    </message>
    <message>
        <source>dictionary</source>
        <translation>Wörterbuch</translation>
    </message>
    <message>
        <source>other</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>many tables in L0</source>
        <translation>viele Tabellen in L0</translation>
    </message>
    <message>
        <source>level above its target</source>
        <translation>Ebene über ihrem Ziel</translation>
    </message>
    <message>
        <source>too many tables</source>
        <translation>zu viele Tabellen</translation>
    </message>
    <message>
        <source>many tombstones</source>
        <translation>viele Löschmarken</translation>
    </message>
    <message>
        <source>expired entries</source>
        <translation>abgelaufene Einträge</translation>
    </message>
    <message>
        <source>reads across many tables</source>
        <translation>Lesen über viele Tabellen</translation>
    </message>
    <message>
        <source>asked: everything</source>
        <translation>verlangt: alles</translation>
    </message>
    <message>
        <source>asked: key range</source>
        <translation>verlangt: Schlüsselbereich</translation>
    </message>
    <message>
        <source>asked: level</source>
        <translation>verlangt: Ebene</translation>
    </message>
    <message>
        <source>asked: chosen tables</source>
        <translation>verlangt: gewählte Tabellen</translation>
    </message>
    <message>
        <source>size of the store</source>
        <translation>Größe des Stores</translation>
    </message>
    <message>
        <source>store created</source>
        <translation>Store angelegt</translation>
    </message>
    <message>
        <source>store opened</source>
        <translation>Store geöffnet</translation>
    </message>
    <message>
        <source>flush</source>
        <translation>Flush</translation>
    </message>
    <message>
        <source>compaction</source>
        <translation>Kompaktierung</translation>
    </message>
    <message>
        <source>manual compaction</source>
        <translation>Kompaktierung von Hand</translation>
    </message>
    <message>
        <source>move</source>
        <translation>Verschiebung</translation>
    </message>
    <message>
        <source>ingest</source>
        <translation>Übernahme</translation>
    </message>
    <message>
        <source>repair</source>
        <translation>Reparatur</translation>
    </message>
    <message>
        <source>store closed</source>
        <translation>Store geschlossen</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>reserviert</translation>
    </message>
    <message>
        <source>number of the log</source>
        <translation>Nummer des Logs</translation>
    </message>
    <message>
        <source>first sequence</source>
        <translation>erste Sequenz</translation>
    </message>
    <message>
        <source>checksum</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>time of the write</source>
        <translation>Zeit des Schreibens</translation>
    </message>
    <message>
        <source>number of operations</source>
        <translation>Zahl der Operationen</translation>
    </message>
    <message>
        <source>type and lengths</source>
        <translation>Art und Längen</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>padding</source>
        <translation>Auffüllung</translation>
    </message>
    <message>
        <source>put, in a value file</source>
        <translation>schreiben, in einer Wertedatei</translation>
    </message>
    <message>
        <source>put, in a value file, expires</source>
        <translation>schreiben, in einer Wertedatei, läuft ab</translation>
    </message>
    <message>
        <source>garbage among separated values</source>
        <translation>Abfall unter ausgelagerten Werten</translation>
    </message>
    <message>
        <source>overwritten data in a resting store</source>
        <translation>überschriebene Daten in einem ruhenden Store</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source> in %1</source>
        <translation> in %1</translation>
    </message>
    <message>
        <source> in %1 at byte %2</source>
        <translation> in %1 bei Byte %2</translation>
    </message>
    <message>
        <source>The checksum does not match%1: the bytes are not what was written.</source>
        <translation>Die Prüfsumme stimmt nicht%1: die Bytes sind nicht die, die geschrieben wurden.</translation>
    </message>
    <message>
        <source>This is not a file of the expected kind%1.</source>
        <translation>Das ist keine Datei der erwarteten Art%1.</translation>
    </message>
    <message>
        <source>%1 was written by a newer program (format version %2; this one reads up to %3).</source>
        <translation>%1 wurde von einem neueren Programm geschrieben (Formatversion %2; dieses liest bis %3).</translation>
    </message>
    <message>
        <source>The store</source>
        <translation>Der Store</translation>
    </message>
    <message>
        <source>The file ends too early%1.</source>
        <translation>Die Datei endet zu früh%1.</translation>
    </message>
    <message>
        <source>The file is shorter than it was%1.</source>
        <translation>Die Datei ist kürzer als zuvor%1.</translation>
    </message>
    <message>
        <source>The structure of the bytes is broken%1.</source>
        <translation>Der Aufbau der Bytes ist zerstört%1.</translation>
    </message>
    <message>
        <source>Keys are out of order%1.</source>
        <translation>Schlüssel sind nicht in Ordnung sortiert%1.</translation>
    </message>
    <message>
        <source>A length is larger than allowed%1.</source>
        <translation>Eine Länge ist größer als erlaubt%1.</translation>
    </message>
    <message>
        <source>The bytes%1 belong to another file or place.</source>
        <translation>Die Bytes%1 gehören zu einer anderen Datei oder Stelle.</translation>
    </message>
    <message>
        <source>A block cannot be decompressed%1.</source>
        <translation>Ein Block lässt sich nicht entpacken%1.</translation>
    </message>
    <message>
        <source>The store is in use by another program (process %1).</source>
        <translation>Der Store wird von einem anderen Programm benutzt (Prozess %1).</translation>
    </message>
    <message>
        <source>The store is in use by another program.</source>
        <translation>Der Store wird von einem anderen Programm benutzt.</translation>
    </message>
    <message>
        <source>This folder is not a store.</source>
        <translation>Dieser Ordner ist kein Store.</translation>
    </message>
    <message>
        <source>%1 is not a folder.</source>
        <translation>%1 ist kein Ordner.</translation>
    </message>
    <message>
        <source>%1 is not a regular file.</source>
        <translation>%1 ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>The file CURRENT is missing, so the store&apos;s manifest cannot be found.</source>
        <translation>Die Datei CURRENT fehlt, deshalb ist das Manifest des Stores nicht zu finden.</translation>
    </message>
    <message>
        <source>The file CURRENT is damaged, so the store&apos;s manifest cannot be found.</source>
        <translation>Die Datei CURRENT ist beschädigt, deshalb ist das Manifest des Stores nicht zu finden.</translation>
    </message>
    <message>
        <source>The manifest is damaged%1.</source>
        <translation>Das Manifest ist beschädigt%1.</translation>
    </message>
    <message>
        <source>The table %1 is missing.</source>
        <translation>Die Tabelle %1 fehlt.</translation>
    </message>
    <message>
        <source>The write-ahead log %1 is missing.</source>
        <translation>Das Write-Ahead-Log %1 fehlt.</translation>
    </message>
    <message>
        <source>The write-ahead log is damaged%1.</source>
        <translation>Das Write-Ahead-Log ist beschädigt%1.</translation>
    </message>
    <message>
        <source>The file OPTIONS is damaged%1.</source>
        <translation>Die Datei OPTIONS ist beschädigt%1.</translation>
    </message>
    <message>
        <source>There is a store in this folder already.</source>
        <translation>In diesem Ordner liegt schon ein Store.</translation>
    </message>
    <message>
        <source>The store was closed.</source>
        <translation>Der Store wurde geschlossen.</translation>
    </message>
    <message>
        <source>The store became read-only after an earlier error: %1.</source>
        <translation>Der Store ist seit einem früheren Fehler schreibgeschützt: %1.</translation>
    </message>
    <message>
        <source>That past state is not kept any more.</source>
        <translation>Dieser vergangene Stand wird nicht mehr aufbewahrt.</translation>
    </message>
    <message>
        <source>The key is too large: %1 of at most %2.</source>
        <translation>Der Schlüssel ist zu groß: %1 von höchstens %2.</translation>
    </message>
    <message>
        <source>The value is too large: %1 of at most %2.</source>
        <translation>Der Wert ist zu groß: %1 von höchstens %2.</translation>
    </message>
    <message>
        <source>The range holds no key: its end must come after its start.</source>
        <translation>Der Bereich enthält keinen Schlüssel: sein Ende muss hinter seinem Anfang liegen.</translation>
    </message>
    <message>
        <source>There is no option named “%1”.</source>
        <translation>Es gibt keine Option namens „%1“.</translation>
    </message>
    <message>
        <source>The option “%1” is out of range: the limit is %2.</source>
        <translation>Die Option „%1“ liegt außerhalb des Bereichs: die Grenze ist %2.</translation>
    </message>
    <message>
        <source>The option “%1” contradicts another one.</source>
        <translation>Die Option „%1“ widerspricht einer anderen.</translation>
    </message>
    <message>
        <source>Table %1 is not part of the store any more.</source>
        <translation>Tabelle %1 gehört nicht mehr zum Store.</translation>
    </message>
    <message>
        <source>This cannot be understood.</source>
        <translation>Das ist nicht zu verstehen.</translation>
    </message>
    <message>
        <source>“%1” cannot be understood.</source>
        <translation>„%1“ ist nicht zu verstehen.</translation>
    </message>
    <message>
        <source>You have no permission to use %1.</source>
        <translation>Sie dürfen %1 nicht benutzen.</translation>
    </message>
    <message>
        <source>%1 is on a read-only disk.</source>
        <translation>%1 liegt auf einem schreibgeschützten Datenträger.</translation>
    </message>
    <message>
        <source>The disk is full; %1 could not be written.</source>
        <translation>Der Datenträger ist voll; %1 konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>%1 does not exist.</source>
        <translation>%1 gibt es nicht.</translation>
    </message>
    <message>
        <source>The system reported “%1” for %2.</source>
        <translation>Das System meldete „%1“ für %2.</translation>
    </message>
    <message>
        <source>This is not in the store.</source>
        <translation>Das ist nicht im Store.</translation>
    </message>
    <message>
        <source>This exists already.</source>
        <translation>Das gibt es schon.</translation>
    </message>
    <message>
        <source>%1 exists already.</source>
        <translation>%1 gibt es schon.</translation>
    </message>
    <message>
        <source>Stored bytes are damaged%1.</source>
        <translation>Gespeicherte Bytes sind beschädigt%1.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>The store is busy.</source>
        <translation>Der Store ist beschäftigt.</translation>
    </message>
    <message>
        <source>The store is open for reading only.</source>
        <translation>Der Store ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>The key %1 was changed since you looked at it (its sequence is now %2).</source>
        <translation>Der Schlüssel %1 wurde geändert, seit Sie ihn angesehen haben (seine Sequenz ist nun %2).</translation>
    </message>
    <message>
        <source>This program cannot do that with this store.</source>
        <translation>Das kann dieses Programm mit diesem Store nicht.</translation>
    </message>
    <message>
        <source>There is not enough memory.</source>
        <translation>Der Arbeitsspeicher reicht nicht.</translation>
    </message>
    <message>
        <source>This is not possible.</source>
        <translation>Das ist nicht möglich.</translation>
    </message>
    <message>
        <source>This is not possible: %1.</source>
        <translation>Das ist nicht möglich: %1.</translation>
    </message>
    <message>
        <source>Reading or writing failed%1.</source>
        <translation>Lesen oder Schreiben ist fehlgeschlagen%1.</translation>
    </message>
    <message>
        <source>The changes are too large for one batch: %1 of at most %2.</source>
        <translation>Die Änderungen sind zu groß für einen Stapel: %1 von höchstens %2.</translation>
    </message>
    <message>
        <source>Nothing was changed; everything else can still be read.</source>
        <translation>Nichts wurde geändert; alles andere bleibt lesbar.</translation>
    </message>
    <message>
        <source>What was there before is untouched.</source>
        <translation>Was vorher da war, ist unberührt.</translation>
    </message>
    <message>
        <source>Nothing of the batch was written.</source>
        <translation>Vom Stapel wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>The store is as it was.</source>
        <translation>Der Store ist, wie er war.</translation>
    </message>
    <message>
        <source>Nothing was opened or changed.</source>
        <translation>Nichts wurde geöffnet oder geändert.</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Close the other program, or open the store in Inspect mode, which only reads.</source>
        <translation>Schließen Sie das andere Programm, oder öffnen Sie den Store im Modus „Ansehen“, der nur liest.</translation>
    </message>
    <message>
        <source>Install a newer version of Levelscope.</source>
        <translation>Installieren Sie eine neuere Version von Levelscope.</translation>
    </message>
    <message>
        <source>Choose the folder that holds the file CURRENT, or make a new store here.</source>
        <translation>Wählen Sie den Ordner, in dem die Datei CURRENT liegt, oder legen Sie hier einen neuen Store an.</translation>
    </message>
    <message>
        <source>Open it, or choose an empty folder.</source>
        <translation>Öffnen Sie ihn, oder wählen Sie einen leeren Ordner.</translation>
    </message>
    <message>
        <source>Ask the owner for permission, or open the store in Inspect mode.</source>
        <translation>Bitten Sie den Eigentümer um Erlaubnis, oder öffnen Sie den Store im Modus „Ansehen“.</translation>
    </message>
    <message>
        <source>Open the store in Inspect mode, which only reads.</source>
        <translation>Öffnen Sie den Store im Modus „Ansehen“, der nur liest.</translation>
    </message>
    <message>
        <source>Verify the store to see what else is damaged, and keep a copy before you change anything.</source>
        <translation>Prüfen Sie den Store, um zu sehen, was noch beschädigt ist, und sichern Sie eine Kopie, bevor Sie etwas ändern.</translation>
    </message>
    <message>
        <source>Free some space and try again.</source>
        <translation>Schaffen Sie Platz und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Look at the new value, then write again or revert your change.</source>
        <translation>Sehen Sie den neuen Wert an; schreiben Sie dann noch einmal, oder nehmen Sie Ihre Änderung zurück.</translation>
    </message>
    <message>
        <source>Open the store again in Edit mode.</source>
        <translation>Öffnen Sie den Store noch einmal zum Bearbeiten.</translation>
    </message>
    <message>
        <source>Close other programs, or make the block cache smaller.</source>
        <translation>Schließen Sie andere Programme, oder verkleinern Sie den Block-Cache.</translation>
    </message>
    <message>
        <source>Correct the input and try again.</source>
        <translation>Berichtigen Sie die Eingabe und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Check the path; the folder may have been moved or deleted.</source>
        <translation>Prüfen Sie den Pfad; der Ordner wurde vielleicht verschoben oder gelöscht.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Check the disk and try again.</source>
        <translation>Prüfen Sie den Datenträger und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The store is changing too fast to be read: process %1 writes to it.</source>
        <translation>Der Store ändert sich zu schnell, um gelesen zu werden: Prozess %1 schreibt hinein.</translation>
    </message>
    <message>
        <source>The store is changing too fast to be read.</source>
        <translation>Der Store ändert sich zu schnell, um gelesen zu werden.</translation>
    </message>
    <message>
        <source>Try again when less is written, or open a checkpoint of the store.</source>
        <translation>Versuchen Sie es erneut, wenn weniger geschrieben wird, oder öffnen Sie einen Checkpoint des Stores.</translation>
    </message>
    <message>
        <source>Not supported: %1%2.</source>
        <translation>Nicht unterstützt: %1%2.</translation>
    </message>
    <message>
        <source>The option “%1” cannot be changed while the store is open.</source>
        <translation>Die Option „%1“ lässt sich nicht ändern, solange der Store geöffnet ist.</translation>
    </message>
    <message>
        <source>The value file %1 is missing.</source>
        <translation>Die Wertedatei %1 fehlt.</translation>
    </message>
    <message>
        <source>Nothing refers to the file %1: it goes when the store is next opened.</source>
        <translation>Nichts verweist auf die Datei %1: Sie geht, wenn der Speicher das nächste Mal geöffnet wird.</translation>
    </message>
    <message>
        <source>%1 was written by a newer program: this one does not know “%2”.</source>
        <translation>%1 stammt von einem neueren Programm: Dieses hier kennt „%2“ nicht.</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>level</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Point entries, tombstones included</source>
        <translation>Punkteinträge samt Löschmarken</translation>
    </message>
    <message>
        <source>tombstones</source>
        <translation>Löschmarken</translation>
    </message>
    <message>
        <source>Entries that say a key is deleted; they go when nothing older lies below them</source>
        <translation>Einträge, die sagen, dass ein Schlüssel gelöscht ist; sie verschwinden, wenn unter ihnen nichts Älteres liegt</translation>
    </message>
    <message>
        <source>range tombstones</source>
        <translation>Bereichslöschmarken</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Bytes of the file: %1</source>
        <translation>Bytes der Datei: %1</translation>
    </message>
    <message>
        <source>raw</source>
        <translation>roh</translation>
    </message>
    <message>
        <source>Keys and values before compression</source>
        <translation>Schlüssel und Werte vor der Kompression</translation>
    </message>
    <message>
        <source>compression</source>
        <translation>Kompression</translation>
    </message>
    <message>
        <source>Raw bytes / bytes of the file</source>
        <translation>Rohe Bytes / Bytes der Datei</translation>
    </message>
    <message>
        <source>written</source>
        <translation>geschrieben</translation>
    </message>
    <message>
        <source>smallest</source>
        <translation>kleinster</translation>
    </message>
    <message>
        <source>Its first key</source>
        <translation>Der erste Schlüssel</translation>
    </message>
    <message>
        <source>largest</source>
        <translation>größter</translation>
    </message>
    <message>
        <source>Its last key</source>
        <translation>Der letzte Schlüssel</translation>
    </message>
    <message>
        <source>tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Raw bytes / bytes of the files</source>
        <translation>Rohe Bytes / Bytes der Dateien</translation>
    </message>
    <message>
        <source>score</source>
        <translation>Füllgrad</translation>
    </message>
    <message>
        <source>How full the level is: at 1 a compaction is due</source>
        <translation>Wie voll die Ebene ist: bei 1 ist eine Kompaktierung fällig</translation>
    </message>
    <message>
        <source>target size</source>
        <translation>Zielgröße</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Tables of L0 that do not overlap count as one sorted run, as far as they are few</source>
        <translation>Tabellen von L0, die sich nicht überlappen, zählen als ein sortierter Lauf, solange es wenige sind</translation>
    </message>
    <message>
        <source>last sequence</source>
        <translation>letzte Sequenz</translation>
    </message>
    <message>
        <source>The number of the newest write</source>
        <translation>Die Nummer des neuesten Schreibvorgangs</translation>
    </message>
    <message>
        <source>keys (estimate)</source>
        <translation>Schlüssel (geschätzt)</translation>
    </message>
    <message>
        <source>From the counts of entries and tombstones; Store ▸ Count keys counts them</source>
        <translation>Aus den Anzahlen der Einträge und Löschmarken; Store ▸ Schlüssel zählen zählt sie</translation>
    </message>
    <message>
        <source>bytes in tables</source>
        <translation>Bytes in Tabellen</translation>
    </message>
    <message>
        <source>memtable</source>
        <translation>Memtable</translation>
    </message>
    <message>
        <source>comparator</source>
        <translation>Vergleicher</translation>
    </message>
    <message>
        <source>How keys are ordered</source>
        <translation>Wie die Schlüssel geordnet sind</translation>
    </message>
    <message>
        <source>separated values</source>
        <translation>ausgelagerte Werte</translation>
    </message>
    <message>
        <source>Bytes of its values that lie in value files</source>
        <translation>Bytes ihrer Werte, die in Wertedateien liegen</translation>
    </message>
    <message>
        <source>value files</source>
        <translation>Wertedateien</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>Large values lie there; tables point to them. Garbage: %1</source>
        <translation>Große Werte liegen dort; Tabellen zeigen auf sie. Abfall: %1</translation>
    </message>
    <message>
        <source>first sequence</source>
        <translation>erste Sequenz</translation>
    </message>
    <message>
        <source>The sequence number of its oldest entry</source>
        <translation>Die Sequenznummer des ältesten Eintrags</translation>
    </message>
    <message>
        <source>The sequence number of its newest entry</source>
        <translation>Die Sequenznummer des neuesten Eintrags</translation>
    </message>
</context>
<context>
    <name>JsonOutline</name>
    <message>
        <source>larger than the 8 MiB that are parsed</source>
        <translation>größer als die 8 MiB, die zerlegt werden</translation>
    </message>
    <message>
        <source>the text ends too early</source>
        <translation>der Text endet zu früh</translation>
    </message>
    <message>
        <source>unexpected character</source>
        <translation>unerwartetes Zeichen</translation>
    </message>
    <message>
        <source>wrong escape sequence</source>
        <translation>falsche Escape-Folge</translation>
    </message>
    <message>
        <source>wrong number</source>
        <translation>falsche Zahl</translation>
    </message>
    <message>
        <source>control character inside a string</source>
        <translation>Steuerzeichen in einer Zeichenkette</translation>
    </message>
    <message>
        <source>not valid UTF-8</source>
        <translation>kein gültiges UTF-8</translation>
    </message>
    <message>
        <source>nested deeper than 256 levels</source>
        <translation>tiefer als 256 Stufen geschachtelt</translation>
    </message>
    <message>
        <source>more than 500,000 values</source>
        <translation>mehr als 500.000 Werte</translation>
    </message>
    <message>
        <source>more text after the end</source>
        <translation>weiterer Text nach dem Ende</translation>
    </message>
</context>
<context>
    <name>KeyDecoder</name>
    <message>
        <source>as stored</source>
        <translation>wie gespeichert</translation>
    </message>
    <message>
        <source>hexadecimal</source>
        <translation>hexadezimal</translation>
    </message>
    <message>
        <source>UTF-16, little-endian</source>
        <translation>UTF-16, Little-Endian</translation>
    </message>
    <message>
        <source>UTF-16, big-endian</source>
        <translation>UTF-16, Big-Endian</translation>
    </message>
    <message>
        <source>integer, big-endian</source>
        <translation>Ganzzahl, Big-Endian</translation>
    </message>
    <message>
        <source>integer, little-endian</source>
        <translation>Ganzzahl, Little-Endian</translation>
    </message>
    <message>
        <source>key inside of LevelDB or RocksDB</source>
        <translation>innerer Schlüssel von LevelDB oder RocksDB</translation>
    </message>
    <message>
        <source>key of IndexedDB</source>
        <translation>Schlüssel von IndexedDB</translation>
    </message>
    <message>
        <source>key of local storage</source>
        <translation>Schlüssel des lokalen Speichers</translation>
    </message>
    <message>
        <source>chunk of a game world</source>
        <translation>Abschnitt einer Spielwelt</translation>
    </message>
    <message>
        <source>coin of Bitcoin&apos;s chainstate</source>
        <translation>Münze aus Bitcoins Chainstate</translation>
    </message>
</context>
<context>
    <name>KeyFilter</name>
    <message>
        <source>Regular expression, character %1: %2</source>
        <translation>Regulärer Ausdruck, Zeichen %1: %2</translation>
    </message>
    <message>
        <source>The end of the range must come after its start.</source>
        <translation>Das Ende des Bereichs muss hinter seinem Anfang liegen.</translation>
    </message>
</context>
<context>
    <name>KeyText</name>
    <message>
        <source>Unknown escape after a backslash. Write \\ for a backslash, \xNN for a byte.</source>
        <translation>Unbekannte Folge nach einem Backslash. Schreiben Sie \\ für einen Backslash, \xNN für ein Byte.</translation>
    </message>
    <message>
        <source>Character %1 is no hexadecimal digit.</source>
        <translation>Zeichen %1 ist keine Hexadezimalziffer.</translation>
    </message>
    <message>
        <source>An odd number of hexadecimal digits: the last byte lacks one.</source>
        <translation>Eine ungerade Zahl von Hexadezimalziffern: dem letzten Byte fehlt eine.</translation>
    </message>
    <message>
        <source>Not base64: only A-Z, a-z, 0-9, +, / and = at the end.</source>
        <translation>Kein Base64: nur A-Z, a-z, 0-9, +, / und = am Ende.</translation>
    </message>
    <message>
        <source>%1 (big-endian %2)</source>
        <translation>%1 (Big-Endian %2)</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>integer</source>
        <translation>Ganzzahl</translation>
    </message>
    <message>
        <source>binary</source>
        <translation>binär</translation>
    </message>
</context>
<context>
    <name>Log</name>
    <message>
        <source>flush #%1 failed: %2</source>
        <translation>Flush #%1 fehlgeschlagen: %2</translation>
    </message>
    <message>
        <source>flush #%1: %2 entries into %3, %4 in %5</source>
        <translation>Flush #%1: %2 Einträge nach %3, %4 in %5</translation>
    </message>
    <message>
        <source>no table</source>
        <translation>keine Tabelle</translation>
    </message>
    <message>
        <source>compaction #%1 cancelled; the tables are as before</source>
        <translation>Kompaktierung #%1 abgebrochen; die Tabellen sind wie zuvor</translation>
    </message>
    <message>
        <source>compaction #%1 failed: %2</source>
        <translation>Kompaktierung #%1 fehlgeschlagen: %2</translation>
    </message>
    <message numerus="yes">
        <source>compaction #%1: %n table(s) moved to L%2 without rewriting</source>
        <translation>
            <numerusform>Kompaktierung #%1: %n Tabelle ohne Umschreiben nach L%2 verschoben</numerusform>
            <numerusform>Kompaktierung #%1: %n Tabellen ohne Umschreiben nach L%2 verschoben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>compaction #%1: %n table(s) in</source>
        <translation>
            <numerusform>Kompaktierung #%1: %n Tabelle hinein</numerusform>
            <numerusform>Kompaktierung #%1: %n Tabellen hinein</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n out to L%1, %2 → %3 in %4</source>
        <translation>
            <numerusform>, %n heraus nach L%1, %2 → %3 in %4</numerusform>
            <numerusform>, %n heraus nach L%1, %2 → %3 in %4</numerusform>
        </translation>
    </message>
    <message>
        <source>writers are slowed: memtables wait to be flushed</source>
        <translation>Schreiber werden gebremst: Memtables warten auf ihren Flush</translation>
    </message>
    <message>
        <source>writers are slowed: too many tables in L0</source>
        <translation>Schreiber werden gebremst: zu viele Tabellen in L0</translation>
    </message>
    <message>
        <source>writers are slowed: compaction lags behind</source>
        <translation>Schreiber werden gebremst: die Kompaktierung hängt nach</translation>
    </message>
    <message>
        <source>writers run at full speed again</source>
        <translation>Schreiber laufen wieder mit voller Geschwindigkeit</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>See into LSM-tree stores.</source>
        <translation>In LSM-Baum-Stores hineinsehen.</translation>
    </message>
    <message>
        <source>Write one PNG of every page into OUT and exit.</source>
        <translation>Je Seite ein PNG in OUT schreiben und beenden.</translation>
    </message>
    <message>
        <source>Only read: take no lock and write nothing.</source>
        <translation>Nur lesen: keine Sperre nehmen und nichts schreiben.</translation>
    </message>
    <message>
        <source>The folder of a store.</source>
        <translation>Der Ordner eines Stores.</translation>
    </message>
    <message>
        <source>Only one folder can be given.</source>
        <translation>Nur ein Ordner kann angegeben werden.</translation>
    </message>
    <message>
        <source>There is no theme of that name: use light, dark or high-contrast.</source>
        <translation>Ein Farbschema dieses Namens gibt es nicht: light, dark oder high-contrast.</translation>
    </message>
    <message>
        <source>Screenshots need the folder of a store.</source>
        <translation>Bildschirmfotos brauchen den Ordner eines Stores.</translation>
    </message>
    <message>
        <source>Size of the window in screenshots.</source>
        <translation>Größe des Fensters auf Bildschirmfotos.</translation>
    </message>
    <message>
        <source>A size is two numbers, such as 1440x900.</source>
        <translation>Eine Größe besteht aus zwei Zahlen, etwa 1440x900.</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>Memtable</source>
        <translation>Memtable</translation>
    </message>
    <message>
        <source>Structure that holds the newest writes: bplus for speed, avl to watch a classic tree grow.</source>
        <translation>Struktur der neuesten Schreibvorgänge: bplus ist schnell, avl zeigt einen klassischen Baum beim Wachsen.</translation>
    </message>
    <message>
        <source>Memtable size</source>
        <translation>Memtable-Größe</translation>
    </message>
    <message>
        <source>A memtable of this size is written out as a table; larger means fewer, larger flushes.</source>
        <translation>Eine Memtable dieser Größe wird als Tabelle herausgeschrieben; größer heißt weniger, aber größere Flushes.</translation>
    </message>
    <message>
        <source>Memtable entries</source>
        <translation>Memtable-Einträge</translation>
    </message>
    <message>
        <source>A memtable with this many entries is written out too; 0 means no limit.</source>
        <translation>Auch mit so vielen Einträgen wird eine Memtable herausgeschrieben; 0 heißt unbegrenzt.</translation>
    </message>
    <message>
        <source>Waiting memtables</source>
        <translation>Wartende Memtables</translation>
    </message>
    <message>
        <source>Full memtables that may wait for their flush; writers are slowed smoothly as this fills up.</source>
        <translation>Volle Memtables, die auf ihren Flush warten dürfen; füllt sich das, werden Schreiber sanft gebremst.</translation>
    </message>
    <message>
        <source>Compaction policy</source>
        <translation>Kompaktierungsregel</translation>
    </message>
    <message>
        <source>Level 0 trigger</source>
        <translation>Auslöser Ebene 0</translation>
    </message>
    <message>
        <source>Level 1 size</source>
        <translation>Größe Ebene 1</translation>
    </message>
    <message>
        <source>Leveled: the size level 1 is kept to.</source>
        <translation>Leveled: auf diese Größe wird Ebene 1 gehalten.</translation>
    </message>
    <message>
        <source>Level multiplier</source>
        <translation>Ebenenfaktor</translation>
    </message>
    <message>
        <source>Table size</source>
        <translation>Tabellengröße</translation>
    </message>
    <message>
        <source>Compactions cut their output into tables of about this size.</source>
        <translation>Kompaktierungen teilen ihre Ausgabe in Tabellen von etwa dieser Größe.</translation>
    </message>
    <message>
        <source>Table entries</source>
        <translation>Tabelleneinträge</translation>
    </message>
    <message>
        <source>Compactions also start a new table after this many entries; 0 means no limit.</source>
        <translation>Nach so vielen Einträgen beginnen Kompaktierungen auch eine neue Tabelle; 0 heißt unbegrenzt.</translation>
    </message>
    <message>
        <source>Table threshold</source>
        <translation>Tabellenschwelle</translation>
    </message>
    <message>
        <source>Threshold: more tables than this are merged into one sorted run.</source>
        <translation>Threshold: mehr Tabellen als diese werden zu einem sortierten Lauf verschmolzen.</translation>
    </message>
    <message>
        <source>Compaction rate</source>
        <translation>Schreibrate der Kompaktierung</translation>
    </message>
    <message>
        <source>Compactions in the background write at most this much, so that reads and writes keep the disk; the limit rises as they fall behind and ends before writers would be slowed. 0 means no limit.</source>
        <translation>Kompaktierungen im Hintergrund schreiben höchstens so viel, damit Lesern und Schreibern die Platte bleibt; die Grenze steigt, wenn sie zurückfallen, und endet, bevor Schreiber gebremst würden. 0 bedeutet keine Grenze.</translation>
    </message>
    <message>
        <source>Automatic compaction</source>
        <translation>Automatische Kompaktierung</translation>
    </message>
    <message>
        <source>Compact in the background when it is due; compactions asked for work either way.</source>
        <translation>Im Hintergrund kompaktieren, wenn es fällig ist; verlangte Kompaktierungen gehen immer.</translation>
    </message>
    <message>
        <source>Block size</source>
        <translation>Blockgröße</translation>
    </message>
    <message>
        <source>Entries are grouped into blocks of about this size before compression, without it up to four large ones into one of twice that; a read fetches one block.</source>
        <translation>Einträge werden vor der Kompression zu Blöcken von etwa dieser Größe gefasst, ohne sie bis zu vier große zu einem doppelt so großen; ein Lesen holt einen Block.</translation>
    </message>
    <message>
        <source>Filter bits per key</source>
        <translation>Filterbits je Schlüssel</translation>
    </message>
    <message>
        <source>Size of the Bloom filters: 10 lets about 1 in 100 needless look-ups through; 0 makes no filters.</source>
        <translation>Größe der Bloom-Filter: 10 lässt etwa 1 von 100 unnötigen Suchen durch; 0 macht keine Filter.</translation>
    </message>
    <message>
        <source>Upper compression</source>
        <translation>Kompression oben</translation>
    </message>
    <message>
        <source>Compression of the blocks of all levels but the bottommost.</source>
        <translation>Kompression der Blöcke aller Ebenen außer der untersten.</translation>
    </message>
    <message>
        <source>Bottom compression</source>
        <translation>Kompression unten</translation>
    </message>
    <message>
        <source>Compression of the blocks of the bottommost level, where most of the data is.</source>
        <translation>Kompression der Blöcke der untersten Ebene, in der die meisten Daten liegen.</translation>
    </message>
    <message>
        <source>Zstandard level</source>
        <translation>Zstandard-Stufe</translation>
    </message>
    <message>
        <source>Effort of zstd: higher is smaller and slower to write.</source>
        <translation>Aufwand von zstd: höher ist kleiner und langsamer zu schreiben.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Room for manifests of the past, so that the time machine reaches back over earlier sessions; 0 keeps none.</source>
        <translation>Platz für Manifeste von früher, damit die Zeitmaschine über frühere Sitzungen zurückreicht; 0 behält keine.</translation>
    </message>
    <message>
        <source>Block cache</source>
        <translation>Block-Cache</translation>
    </message>
    <message>
        <source>Memory for blocks, indexes and filters read from tables.</source>
        <translation>Speicher für Blöcke, Indizes und Filter, die aus Tabellen gelesen werden.</translation>
    </message>
    <message>
        <source>Background threads</source>
        <translation>Hintergrund-Threads</translation>
    </message>
    <message>
        <source>Threads for flushes and compactions; one of them serves flushes only.</source>
        <translation>Threads für Flushes und Kompaktierungen; einer davon dient nur Flushes.</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Classroom</source>
        <translation>Klassenzimmer</translation>
    </message>
    <message>
        <source>Write-heavy</source>
        <translation>Viel schreiben</translation>
    </message>
    <message>
        <source>Space-saving</source>
        <translation>Platz sparen</translation>
    </message>
    <message>
        <source>A balance that suits most data.</source>
        <translation>Eine Mischung, die zu den meisten Daten passt.</translation>
    </message>
    <message>
        <source>Tiny memtables and tables (30 entries each), so that every flush and compaction can be followed by eye.</source>
        <translation>Winzige Memtables und Tabellen (je 30 Einträge), damit man jedem Flush und jeder Kompaktierung mit dem Auge folgen kann.</translation>
    </message>
    <message>
        <source>Large memtables and little compression: writes come first.</source>
        <translation>Große Memtables und wenig Kompression: Schreiben geht vor.</translation>
    </message>
    <message>
        <source>Strong compression: disk space comes first.</source>
        <translation>Starke Kompression: Speicherplatz geht vor.</translation>
    </message>
    <message>
        <source>bytes</source>
        <comment>unit</comment>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>entries</source>
        <comment>unit</comment>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>memtables</source>
        <comment>unit</comment>
        <translation>Memtables</translation>
    </message>
    <message>
        <source>tables</source>
        <comment>unit</comment>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>times</source>
        <comment>unit</comment>
        <translation>Mal</translation>
    </message>
    <message>
        <source>bytes/s</source>
        <comment>unit</comment>
        <translation>Bytes/s</translation>
    </message>
    <message>
        <source>bits/key</source>
        <comment>unit</comment>
        <translation>Bits/Schlüssel</translation>
    </message>
    <message>
        <source>threads</source>
        <comment>unit</comment>
        <translation>Threads</translation>
    </message>
    <message>
        <source>leveled keeps sorted levels of growing size; threshold merges everything when there are many tables; tiered merges runs of about the same size, for fewest writes; lazy_leveling does too, but keeps the oldest run from holding much that is overwritten; fifo merges nothing and drops the oldest tables.</source>
        <translation>leveled hält sortierte Ebenen wachsender Größe; threshold verschmilzt alles, wenn es viele Tabellen gibt; tiered verschmilzt Läufe von etwa gleicher Größe und schreibt am wenigsten; lazy_leveling ebenso, hält aber den ältesten Lauf frei von viel Überschriebenem; fifo verschmilzt nichts und verwirft die ältesten Tabellen.</translation>
    </message>
    <message>
        <source>Leveled: this many sorted runs in level 0 (tables that do not overlap are one, up to eight of them) start a compaction, more than eight times as many slow writers. tiered, lazy_leveling: the same of tables.</source>
        <translation>Leveled: so viele sortierte Läufe in Ebene 0 (Tabellen, die sich nicht überlappen, sind einer, bis zu acht) lösen eine Kompaktierung aus, mehr als achtmal so viele bremsen Schreiber. tiered, lazy_leveling: ebenso viele Tabellen.</translation>
    </message>
    <message>
        <source>Leveled: each further level may be this many times larger than the one above it. lazy_leveling: the oldest run is merged when the others are this many times smaller.</source>
        <translation>Leveled: jede weitere Ebene darf so viel Mal größer sein als die darüber. lazy_leveling: der älteste Lauf wird verschmolzen, sobald er nur noch so viel Mal größer ist als die übrigen.</translation>
    </message>
    <message>
        <source>Dynamic levels</source>
        <translation>Dynamische Ebenen</translation>
    </message>
    <message>
        <source>Leveled: the sizes of the levels follow from that of the deepest one; less space for more merging.</source>
        <translation>Leveled: die Größen der Ebenen folgen aus der tiefsten; weniger Platz, mehr Verschmelzen.</translation>
    </message>
    <message>
        <source>Share of tombstones</source>
        <translation>Anteil der Löschmarken</translation>
    </message>
    <message>
        <source>Leveled: a table with this share of tombstones is merged downward though its level is not full; 0 means never.</source>
        <translation>Leveled: eine Tabelle mit diesem Anteil an Löschmarken wird nach unten verschmolzen, auch wenn ihre Ebene nicht voll ist; 0 heißt nie.</translation>
    </message>
    <message>
        <source>Size of a FIFO store</source>
        <translation>Größe eines FIFO-Stores</translation>
    </message>
    <message>
        <source>Fifo: the oldest tables are dropped when all take more than this; 0 means no limit.</source>
        <translation>Fifo: die ältesten Tabellen werden verworfen, sobald alle zusammen größer sind; 0 heißt ohne Grenze.</translation>
    </message>
    <message>
        <source>Time to live</source>
        <translation>Lebensdauer</translation>
    </message>
    <message>
        <source>Values written without an expiry of their own vanish after this time; 0 means never.</source>
        <translation>Werte, die ohne eigenes Ablaufdatum geschrieben werden, verschwinden nach dieser Zeit; 0 heißt nie.</translation>
    </message>
    <message>
        <source>Filter memory</source>
        <translation>Speicher der Filter</translation>
    </message>
    <message>
        <source>uniform gives all levels the same filter bits a key; monkey gives small levels more and the largest a little less, for fewer needless reads from the same memory.</source>
        <translation>uniform gibt allen Ebenen gleich viele Filterbits je Schlüssel; monkey gibt kleinen Ebenen mehr und der größten etwas weniger: weniger unnötige Lesezugriffe bei gleichem Speicher.</translation>
    </message>
    <message>
        <source>Separate values from</source>
        <translation>Werte auslagern ab</translation>
    </message>
    <message>
        <source>Values of at least this size go to value files, so that merges move only what points to them; 0 keeps all values in their tables.</source>
        <translation>Werte ab dieser Größe kommen in Wertedateien, sodass beim Verschmelzen nur bewegt wird, was auf sie zeigt; 0 lässt alle Werte in ihren Tabellen.</translation>
    </message>
    <message>
        <source>Garbage in value files</source>
        <translation>Abfall in Wertedateien</translation>
    </message>
    <message>
        <source>A value file in which this share of the bytes is no longer needed is emptied: what is still needed is written anew; 0 means never.</source>
        <translation>Eine Wertedatei, in der dieser Anteil der Bytes nicht mehr gebraucht wird, wird geleert: Was noch gebraucht wird, wird neu geschrieben; 0 heißt nie.</translation>
    </message>
    <message>
        <source>Share of overwritten data</source>
        <translation>Anteil überschriebener Daten</translation>
    </message>
    <message>
        <source>Leveled: while nobody writes, levels are merged downward until what newer versions and deletions hide is below this share of the store; 0 means never.</source>
        <translation>Leveled: Solange niemand schreibt, werden Ebenen nach unten verschmolzen, bis neuere Versionen und Löschungen weniger als diesen Anteil des Stores verdecken; 0 heißt nie.</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>%1 is due for compaction (score %2).</source>
        <translation>%1 ist zur Kompaktierung fällig (Füllgrad %2).</translation>
    </message>
    <message>
        <source>%1 of the entries of %2 are tombstones; compacting it frees space.</source>
        <translation>%1 der Einträge von %2 sind Löschmarken; Kompaktieren schafft Platz.</translation>
    </message>
    <message>
        <source>The log ended in a torn record when the store was opened: %1 of an unfinished write were dropped.</source>
        <translation>Das Log endete beim Öffnen in einem abgerissenen Satz: %1 eines unfertigen Schreibvorgangs wurden verworfen.</translation>
    </message>
    <message>
        <source>Writers have been slowed for %1 since the store was opened.</source>
        <translation>Schreiber wurden seit dem Öffnen %1 lang gebremst.</translation>
    </message>
    <message numerus="yes">
        <source>%n write-ahead log(s) wait to be flushed into tables.</source>
        <translation>
            <numerusform>%n Write-Ahead-Log wartet auf den Flush in Tabellen.</numerusform>
            <numerusform>%n Write-Ahead-Logs warten auf den Flush in Tabellen.</numerusform>
        </translation>
    </message>
    <message>
        <source>All is well: nothing is due, nothing is wrong.</source>
        <translation>Alles in Ordnung: nichts ist fällig, nichts ist falsch.</translation>
    </message>
    <message>
        <source>Up to %1 of %2 may be older data, as several tables hold the same keys; compacting everything frees it.</source>
        <translation>Bis zu %1 von %2 können ältere Daten sein, denn mehrere Tabellen enthalten dieselben Schlüssel; alles zu kompaktieren gibt sie frei.</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Compaction</source>
        <translation>Kompaktierung</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Erklären</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Platz</translation>
    </message>
    <message>
        <source>Memtable</source>
        <translation>Memtable</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Ja</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Nein</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Ins</source>
        <translation>Einfg</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Rücktaste</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Runter</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>Why is this key absent?</source>
        <translation>Warum fehlt dieser Schlüssel?</translation>
    </message>
    <message>
        <source>Go ▸ Why is this key absent?, type the key, Return.</source>
        <translation>Gehe zu ▸ Warum fehlt dieser Schlüssel?, den Schlüssel eingeben, Eingabetaste.</translation>
    </message>
    <message>
        <source>Each place that a look-up comes to, newest first, and the one that decides: a tombstone, an expiry, or that it was never written.</source>
        <translation>Jeder Ort, an den eine Suche kommt, der neueste zuerst, und der, der entscheidet: eine Löschmarke, ein Ablauf, oder dass er nie geschrieben wurde.</translation>
    </message>
    <message>
        <source>Which files hold this key?</source>
        <translation>Welche Dateien enthalten diesen Schlüssel?</translation>
    </message>
    <message>
        <source>Go ▸ Which files hold this key?, type the key, Return.</source>
        <translation>Gehe zu ▸ Welche Dateien enthalten diesen Schlüssel?, den Schlüssel eingeben, Eingabetaste.</translation>
    </message>
    <message>
        <source>Every version that is still stored: the table or log it lies in, when it was written, and what hides it.</source>
        <translation>Jede noch gespeicherte Version: in welcher Tabelle oder welchem Log sie liegt, wann sie geschrieben wurde und was sie verdeckt.</translation>
    </message>
    <message>
        <source>What is in this byte?</source>
        <translation>Was steht in diesem Byte?</translation>
    </message>
    <message>
        <source>Go ▸ What is in this byte?, type the file and the offset, as in 000377.lst@4096, Return.</source>
        <translation>Gehe zu ▸ Was steht in diesem Byte?, Datei und Offset eingeben, wie 000377.lst@4096, Eingabetaste.</translation>
    </message>
    <message>
        <source>The block, and in it the field, key or value that owns the byte, marked among the bytes.</source>
        <translation>Der Block und darin das Feld, der Schlüssel oder der Wert, dem das Byte gehört, unter den Bytes markiert.</translation>
    </message>
    <message>
        <source>Which prefix eats my disk?</source>
        <translation>Welches Präfix frisst meine Platte?</translation>
    </message>
    <message>
        <source>Go ▸ Which prefix eats my disk?</source>
        <translation>Gehe zu ▸ Welches Präfix frisst meine Platte?</translation>
    </message>
    <message>
        <source>The prefixes by size, and how much of each is live, shadowed, deleted or overhead. A click opens one.</source>
        <translation>Die Präfixe nach Größe, und wie viel davon lebend, verdeckt, gelöscht oder Verwaltung ist. Ein Klick öffnet eines.</translation>
    </message>
    <message>
        <source>What will compacting a range free?</source>
        <translation>Was gibt das Kompaktieren eines Bereichs frei?</translation>
    </message>
    <message>
        <source>Go ▸ What will compacting a range free?, type its first key, Return, its end, Return.</source>
        <translation>Gehe zu ▸ Was gibt das Kompaktieren eines Bereichs frei?, seinen ersten Schlüssel, Eingabetaste, sein Ende, Eingabetaste.</translation>
    </message>
    <message>
        <source>The merge is done and thrown away: what it reads, writes, frees and drops is what the run will do.</source>
        <translation>Die Verschmelzung wird ausgeführt und verworfen: was sie liest, schreibt, freigibt und fallen lässt, wird auch der Lauf tun.</translation>
    </message>
    <message>
        <source>Which tombstones cannot go, and why?</source>
        <translation>Welche Löschmarken müssen bleiben, und warum?</translation>
    </message>
    <message>
        <source>Go ▸ Which tombstones cannot go, and why?</source>
        <translation>Gehe zu ▸ Welche Löschmarken müssen bleiben, und warum?</translation>
    </message>
    <message>
        <source>Of the level that has most of them: how many stay, the tables that may hold what they hide, and the snapshots they are for.</source>
        <translation>Von der Ebene mit den meisten: wie viele bleiben, welche Tabellen enthalten könnten, was sie verdecken, und für welche Snapshots sie da sind.</translation>
    </message>
    <message>
        <source>Why do writes stall?</source>
        <translation>Warum stocken die Schreiber?</translation>
    </message>
    <message>
        <source>Go ▸ Why do writes stall?</source>
        <translation>Gehe zu ▸ Warum stocken die Schreiber?</translation>
    </message>
    <message>
        <source>The three debts that slow writers, each beside the mark where slowing begins, and what they have cost.</source>
        <translation>Die drei Rückstände, die Schreiber bremsen, jeder neben der Marke, ab der er bremst, und was sie gekostet haben.</translation>
    </message>
    <message>
        <source>What did the last hour of compactions do?</source>
        <translation>Was taten die Kompaktierungen der letzten Stunde?</translation>
    </message>
    <message>
        <source>Go ▸ What did the last hour of compactions do?</source>
        <translation>Gehe zu ▸ Was taten die Kompaktierungen der letzten Stunde?</translation>
    </message>
    <message>
        <source>What was read, written and dropped, by kind of work; also of other times. Return leads to the time machine.</source>
        <translation>Was gelesen, geschrieben und verworfen wurde, nach Art der Arbeit; auch für andere Zeiten. Die Eingabetaste führt zur Zeitmaschine.</translation>
    </message>
    <message>
        <source>Are the filters worth their memory?</source>
        <translation>Sind die Filter ihren Speicher wert?</translation>
    </message>
    <message>
        <source>Go ▸ Are the filters worth their memory?</source>
        <translation>Gehe zu ▸ Sind die Filter ihren Speicher wert?</translation>
    </message>
    <message>
        <source>What they take and what they save a look-up of a missing key, level by level. What other sizes would do shows Table ▸ Bloom filter.</source>
        <translation>Was sie belegen und was sie einer Suche nach einem fehlenden Schlüssel ersparen, Ebene für Ebene. Was andere Größen täten, zeigt Tabelle ▸ Bloom-Filter.</translation>
    </message>
    <message>
        <source>Is any file damaged?</source>
        <translation>Ist eine Datei beschädigt?</translation>
    </message>
    <message>
        <source>Go ▸ Is any file damaged?</source>
        <translation>Gehe zu ▸ Ist eine Datei beschädigt?</translation>
    </message>
    <message>
        <source>Every block and record is read. Each finding is a row; Return leads to its place.</source>
        <translation>Jeder Block und jeder Satz wird gelesen. Jeder Befund ist eine Zeile; die Eingabetaste führt an seinen Ort.</translation>
    </message>
</context>
<context>
    <name>ReplaceRule</name>
    <message>
        <source>Type what to look for.</source>
        <translation>Geben Sie ein, was gesucht wird.</translation>
    </message>
    <message>
        <source>The pattern is not understood at character %1: %2</source>
        <translation>Das Muster ist beim Zeichen %1 nicht zu verstehen: %2</translation>
    </message>
</context>
<context>
    <name>StoreSnapshot</name>
    <message>
        <source>Copy %1</source>
        <translation>%1 kopieren</translation>
    </message>
</context>
<context>
    <name>ValueDecoder</name>
    <message>
        <source>big-endian</source>
        <translation>Big-Endian</translation>
    </message>
    <message>
        <source>little-endian</source>
        <translation>Little-Endian</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>milliseconds</source>
        <translation>Millisekunden</translation>
    </message>
    <message>
        <source>microseconds</source>
        <translation>Mikrosekunden</translation>
    </message>
    <message>
        <source>nanoseconds</source>
        <translation>Nanosekunden</translation>
    </message>
    <message>
        <source>as stored</source>
        <translation>wie gespeichert</translation>
    </message>
    <message>
        <source>UTF-16, little-endian</source>
        <translation>UTF-16, Little-Endian</translation>
    </message>
    <message>
        <source>UTF-16, big-endian</source>
        <translation>UTF-16, Big-Endian</translation>
    </message>
    <message>
        <source>integer</source>
        <translation>Ganzzahl</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>the value is too large to be decoded here</source>
        <translation>der Wert ist zu groß, um hier dekodiert zu werden</translation>
    </message>
    <message>
        <source>lists lie in lists too deeply</source>
        <translation>Listen sind zu tief ineinander geschachtelt</translation>
    </message>
    <message>
        <source>the bytes make no sense</source>
        <translation>die Bytes ergeben keinen Sinn</translation>
    </message>
    <message>
        <source>the number of bytes does not fit</source>
        <translation>die Zahl der Bytes passt nicht</translation>
    </message>
    <message>
        <source>text of Chromium</source>
        <translation>Text von Chromium</translation>
    </message>
    <message>
        <source>key inside of LevelDB or RocksDB</source>
        <translation>innerer Schlüssel von LevelDB oder RocksDB</translation>
    </message>
    <message>
        <source>value of IndexedDB</source>
        <translation>Wert von IndexedDB</translation>
    </message>
    <message>
        <source>coin of Bitcoin&apos;s chainstate</source>
        <translation>Münze aus Bitcoins Chainstate</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::AboutDialog</name>
    <message>
        <source>About Levelscope</source>
        <translation>Über Levelscope</translation>
    </message>
    <message>
        <source>See into LSM-tree stores: keys, tables, levels, filters and compactions.</source>
        <translation>In LSM-Baum-Stores hineinsehen: Schlüssel, Tabellen, Ebenen, Filter und Kompaktierungen.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later, without any warranty. It uses Qt (LGPL), LZ4, Zstandard and xxHash (BSD), {fmt}, spdlog, CLI11 and nlohmann/json (MIT or BSD), OpenSSL (Apache) and bzip2.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder später, ohne jede Gewähr. Sie benutzt Qt (LGPL), LZ4, Zstandard und xxHash (BSD), {fmt}, spdlog, CLI11 und nlohmann/json (MIT oder BSD), OpenSSL (Apache) und bzip2.</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <source>Versions, sizes and options; no keys, no values</source>
        <translation>Versionen, Größen und Optionen; keine Schlüssel, keine Werte</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::AnatomyTreeModel</name>
    <message>
        <source>data blocks (%1)</source>
        <translation>Datenblöcke (%1)</translation>
    </message>
    <message>
        <source>nobody&apos;s bytes (%1)</source>
        <translation>niemandes Bytes (%1)</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>entries (%1)</source>
        <translation>Einträge (%1)</translation>
    </message>
    <message>
        <source>%1  %2%3  %4</source>
        <translation>%1  %2%3  %4</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1  damaged ✗</source>
        <translation>%1  beschädigt ✗</translation>
    </message>
    <message>
        <source>%1 to %2  %3</source>
        <translation>%1 bis %2  %3</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::App</name>
    <message>
        <source>The settings file could not be understood. It was set aside as %1; the defaults are used.</source>
        <translation>Die Einstellungsdatei war nicht zu verstehen. Sie wurde als %1 beiseitegelegt; die Standardwerte gelten.</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::BeforeAfter</name>
    <message>
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
    <message>
        <source>Choose a job above to see what it did.</source>
        <translation>Wählen Sie oben einen Auftrag, um zu sehen, was er getan hat.</translation>
    </message>
    <message>
        <source>Still running.</source>
        <translation>Läuft noch.</translation>
    </message>
    <message>
        <source>Stopped: the tables are as they were.</source>
        <translation>Angehalten: die Tabellen sind, wie sie waren.</translation>
    </message>
    <message>
        <source>%1 entries became %2 of tables.</source>
        <translation>%1 Einträge wurden zu %2 an Tabellen.</translation>
    </message>
    <message>
        <source>Moved to %1 without being rewritten.</source>
        <translation>Nach %1 verschoben, ohne umgeschrieben zu werden.</translation>
    </message>
    <message>
        <source>%1 freed · %2 shadowed versions and %3 tombstones dropped</source>
        <translation>%1 frei geworden · %2 verdeckte Versionen und %3 Löschmarken verworfen</translation>
    </message>
    <message>
        <source>memory · %1</source>
        <translation>Speicher · %1</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nachher</translation>
    </message>
    <message>
        <source>%1 · %2 tables · %3</source>
        <translation>%1 · %2 Tabellen · %3</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::BloomView</name>
    <message>
        <source>No Bloom filter</source>
        <translation>Kein Bloom-Filter</translation>
    </message>
    <message>
        <source>This table was written without one (filter_bits_per_key = 0): every look-up that reaches it reads a block.</source>
        <translation>Diese Tabelle wurde ohne geschrieben (filter_bits_per_key = 0): jede Suche, die sie erreicht, liest einen Block.</translation>
    </message>
    <message>
        <source>Ink is a set bit. The bars tell how full each cache line is; the mark is one half. The wheel zooms.</source>
        <translation>Farbe ist ein gesetztes Bit. Die Balken sagen, wie voll jede Cache-Zeile ist; die Marke ist die Hälfte. Das Mausrad vergrößert.</translation>
    </message>
    <message>
        <source>One line of the filter, magnified</source>
        <translation>Eine Zeile des Filters, vergrößert</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Key to test</source>
        <translation>Zu prüfender Schlüssel</translation>
    </message>
    <message>
        <source>Text as shown elsewhere; \xNN stands for one byte</source>
        <translation>Text wie anderswo gezeigt; \xNN steht für ein Byte</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>A key is hashed once; every probe looks at one bit. A single clear bit proves that the table does not hold the key.</source>
        <translation>Ein Schlüssel wird einmal gehasht; jede Probe sieht ein Bit an. Ein einziges leeres Bit beweist, dass die Tabelle den Schlüssel nicht enthält.</translation>
    </message>
    <message>
        <source>Show the entry</source>
        <translation>Eintrag zeigen</translation>
    </message>
    <message>
        <source>Bloom filter</source>
        <translation>Bloom-Filter</translation>
    </message>
    <message>
        <source>Test a key</source>
        <translation>Schlüssel prüfen</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>bits / key</source>
        <translation>Bits / Schlüssel</translation>
    </message>
    <message>
        <source>Bits of the filter / entries of the table</source>
        <translation>Bits des Filters / Einträge der Tabelle</translation>
    </message>
    <message>
        <source>probes (k)</source>
        <translation>Proben (k)</translation>
    </message>
    <message>
        <source>Bits that each look-up tests</source>
        <translation>Bits, die jede Suche prüft</translation>
    </message>
    <message>
        <source>lines</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>%1 × %2 bits</source>
        <translation>%1 × %2 Bits</translation>
    </message>
    <message>
        <source>All probes of a key fall into one cache line, so that a look-up costs one memory access</source>
        <translation>Alle Proben eines Schlüssels fallen in eine Cache-Zeile, sodass eine Suche einen Speicherzugriff kostet</translation>
    </message>
    <message>
        <source>fill</source>
        <translation>Füllung</translation>
    </message>
    <message>
        <source>Set bits / all bits</source>
        <translation>Gesetzte Bits / alle Bits</translation>
    </message>
    <message>
        <source>false positives</source>
        <translation>falsch positive</translation>
    </message>
    <message>
        <source>Chance that an absent key passes, from how full each line really is</source>
        <translation>Wahrscheinlichkeit, dass ein fehlender Schlüssel durchkommt, aus der wirklichen Füllung jeder Zeile</translation>
    </message>
    <message>
        <source>in theory</source>
        <translation>in der Theorie</translation>
    </message>
    <message>
        <source>The same, expected for so many keys in so many bits, keys falling into lines at random</source>
        <translation>Dasselbe, erwartet für so viele Schlüssel in so vielen Bits, wenn Schlüssel zufällig in Zeilen fallen</translation>
    </message>
    <message>
        <source>probe %1</source>
        <translation>Probe %1</translation>
    </message>
    <message>
        <source>bit %1 = %2</source>
        <translation>Bit %1 = %2</translation>
    </message>
    <message>
        <source>%1 · sequence %2 · %3</source>
        <translation>%1 · Sequenz %2 · %3</translation>
    </message>
    <message>
        <source>✗ The table could not be read to check</source>
        <translation>✗ Die Tabelle war zur Kontrolle nicht lesbar</translation>
    </message>
    <message>
        <source>✗ The filter is wrong: the table does hold the key</source>
        <translation>✗ Der Filter ist falsch: die Tabelle enthält den Schlüssel</translation>
    </message>
    <message>
        <source>Certainly not here</source>
        <translation>Sicher nicht hier</translation>
    </message>
    <message numerus="yes">
        <source>%n of the probes found a clear bit, so no block has to be read.</source>
        <translation>
            <numerusform>%n der Proben fand ein leeres Bit, also muss kein Block gelesen werden.</numerusform>
            <numerusform>%n der Proben fanden ein leeres Bit, also muss kein Block gelesen werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>✓ May be here, and it is</source>
        <translation>✓ Vielleicht hier, und er ist es</translation>
    </message>
    <message>
        <source>False positive</source>
        <translation>Falsch positiv</translation>
    </message>
    <message>
        <source>All %1 bits are set, but the table does not hold %2: a look-up reads a block in vain.</source>
        <translation>Alle %1 Bits sind gesetzt, aber die Tabelle enthält %2 nicht: eine Suche liest umsonst einen Block.</translation>
    </message>
    <message>
        <source>Line %1 · %2 of %3 bits set</source>
        <translation>Zeile %1 · %2 von %3 Bits gesetzt</translation>
    </message>
    <message>
        <source>measuring…</source>
        <translation>wird gemessen …</translation>
    </message>
    <message>
        <source>%1 ± %2</source>
        <translation>%1 ± %2</translation>
    </message>
    <message>
        <source>Share of %1 random absent keys that pass the filter, with the 95 % confidence interval</source>
        <translation>Anteil von %1 zufälligen, nicht vorhandenen Schlüsseln, die den Filter passieren, mit dem 95-%-Konfidenzintervall</translation>
    </message>
    <message>
        <source>from its bits</source>
        <translation>nach seinen Bits</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>ribbon filter</source>
        <translation>Ribbon-Filter</translation>
    </message>
    <message>
        <source>The solution of a system of equations: for a key of the table the parity of chosen bits of each column is as expected</source>
        <translation>Die Lösung eines Gleichungssystems: Bei einem Schlüssel der Tabelle ist die Parität ausgewählter Bits jeder Spalte wie erwartet</translation>
    </message>
    <message>
        <source>Every key of the table has all of its bits set</source>
        <translation>Bei jedem Schlüssel der Tabelle sind alle seine Bits gesetzt</translation>
    </message>
    <message>
        <source>columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Parities that each look-up compares</source>
        <translation>Paritäten, die jede Suche vergleicht</translation>
    </message>
    <message>
        <source>segments</source>
        <translation>Segmente</translation>
    </message>
    <message>
        <source>One column of one block</source>
        <translation>Eine Spalte eines Blocks</translation>
    </message>
    <message>
        <source>Every column halves the share of absent keys that pass</source>
        <translation>Jede Spalte halbiert den Anteil fehlender Schlüssel, die durchkommen</translation>
    </message>
    <message>
        <source>%1 of %2 bits</source>
        <translation>%1 von %2 Bits</translation>
    </message>
    <message>
        <source>column %1</source>
        <translation>Spalte %1</translation>
    </message>
    <message>
        <source>%1: %2, expected %3</source>
        <translation>%1: %2, erwartet %3</translation>
    </message>
    <message>
        <source>odd</source>
        <translation>ungerade</translation>
    </message>
    <message>
        <source>even</source>
        <translation>gerade</translation>
    </message>
    <message numerus="yes">
        <source>%n columns have another parity than the key, so no block has to be read.</source>
        <translation>
            <numerusform>%n Spalte hat eine andere Parität als der Schlüssel, deshalb muss kein Block gelesen werden.</numerusform>
            <numerusform>%n Spalten haben eine andere Parität als der Schlüssel, deshalb muss kein Block gelesen werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>All %1 columns have the key&apos;s parity, but the table does not hold %2: a look-up reads a block in vain.</source>
        <translation>Alle %1 Spalten haben die Parität des Schlüssels, aber die Tabelle enthält %2 nicht: Eine Suche liest vergeblich einen Block.</translation>
    </message>
    <message>
        <source>Other sizes</source>
        <translation>Andere Größen</translation>
    </message>
    <message>
        <source>%1 bits</source>
        <translation>%1 Bits</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::BytesEditor</name>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Base64</source>
        <translation>Base64</translation>
    </message>
    <message>
        <source>A key has at most %1.</source>
        <translation>Ein Schlüssel hat höchstens %1.</translation>
    </message>
    <message>
        <source>%1: too large to edit here (limit %2). Load another value from a file.</source>
        <translation>%1: zu groß, um hier bearbeitet zu werden (Grenze %2). Laden Sie einen anderen Wert aus einer Datei.</translation>
    </message>
    <message>
        <source>valid JSON</source>
        <translation>gültiges JSON</translation>
    </message>
    <message>
        <source>not valid JSON: %1, at offset %2</source>
        <translation>kein gültiges JSON: %1, an Position %2</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::ChangeDesk</name>
    <message>
        <source>Write Changes</source>
        <translation>Änderungen schreiben</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Revert All</source>
        <translation>Alles zurücknehmen</translation>
    </message>
    <message numerus="yes">
        <source>Write %n change(s) as One Batch</source>
        <translation>
            <numerusform>%n Änderung als einen Stapel schreiben</numerusform>
            <numerusform>%n Änderungen als einen Stapel schreiben</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Redo %1</source>
        <translation>Wiederholen: %1</translation>
    </message>
    <message numerus="yes">
        <source>Wrote %n change(s)</source>
        <translation>
            <numerusform>%n Änderung geschrieben</numerusform>
            <numerusform>%n Änderungen geschrieben</numerusform>
        </translation>
    </message>
    <message>
        <source>sequence %1</source>
        <translation>Sequenz %1</translation>
    </message>
    <message>
        <source>sequences %1 to %2</source>
        <translation>Sequenzen %1 bis %2</translation>
    </message>
    <message>
        <source>%1: %2, log %3 at offset %4.</source>
        <translation>%1: %2, Log %3 an Position %4.</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::ChangeListModel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s)</source>
        <translation>
            <numerusform>%n Schlüssel</numerusform>
            <numerusform>%n Schlüssel</numerusform>
        </translation>
    </message>
    <message>
        <source>every key in the range</source>
        <translation>jeder Schlüssel des Bereichs</translation>
    </message>
    <message>
        <source>empty value</source>
        <translation>leerer Wert</translation>
    </message>
    <message>
        <source>− delete</source>
        <translation>− löschen</translation>
    </message>
    <message>
        <source>+ put</source>
        <translation>+ setzen</translation>
    </message>
    <message>
        <source>~ put</source>
        <translation>~ setzen</translation>
    </message>
    <message>
        <source>empty key</source>
        <translation>leerer Schlüssel</translation>
    </message>
    <message>
        <source>conflict: changed in the store</source>
        <translation>Konflikt: im Store geändert</translation>
    </message>
    <message>
        <source>range, end not included</source>
        <translation>Bereich, ohne sein Ende</translation>
    </message>
    <message>
        <source>was sequence %1</source>
        <translation>war Sequenz %1</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>operation</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>never expires</source>
        <translation>läuft nie ab</translation>
    </message>
    <message>
        <source>expires %1</source>
        <translation>läuft ab am %1</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::ChangeListView</name>
    <message>
        <source>Pending changes</source>
        <translation>Vorgemerkte Änderungen</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::ChangeSet</name>
    <message>
        <source>Put %1</source>
        <translation>%1 setzen</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n key(s)</source>
        <translation>
            <numerusform>%n Schlüssel löschen</numerusform>
            <numerusform>%n Schlüssel löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete from %1 to %2</source>
        <translation>Von %1 bis %2 löschen</translation>
    </message>
    <message>
        <source>Rename %1 to %2</source>
        <translation>%1 in %2 umbenennen</translation>
    </message>
    <message>
        <source>Revert %1</source>
        <translation>%1 zurücknehmen</translation>
    </message>
    <message>
        <source>Revert all</source>
        <translation>Alles zurücknehmen</translation>
    </message>
    <message>
        <source>Keep my change of %1</source>
        <translation>Meine Änderung von %1 behalten</translation>
    </message>
    <message numerus="yes">
        <source>Restore %n change(s)</source>
        <translation>
            <numerusform>%n Änderung wiederherstellen</numerusform>
            <numerusform>%n Änderungen wiederherstellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replace in %n value(s)</source>
        <translation>
            <numerusform>In %n Wert ersetzen</numerusform>
            <numerusform>In %n Werten ersetzen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::ChangesPage</name>
    <message>
        <source>%1 · sequence %2</source>
        <translation>%1 · Sequenz %2</translation>
    </message>
    <message>
        <source>%1 · no such key</source>
        <translation>%1 · kein solcher Schlüssel</translation>
    </message>
    <message>
        <source>Somebody else has written this key since you changed it.</source>
        <translation>Jemand anders hat diesen Schlüssel geschrieben, seit Sie ihn geändert haben.</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Meine behalten</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Deren übernehmen</translation>
    </message>
    <message>
        <source>Nothing is staged</source>
        <translation>Nichts ist vorgemerkt</translation>
    </message>
    <message>
        <source>What you create, edit or delete on the Keys page waits here, with the difference it makes, until you write it all as one atomic batch.</source>
        <translation>Was Sie auf der Seite „Schlüssel“ anlegen, bearbeiten oder löschen, wartet hier, samt dem Unterschied, den es macht, bis Sie alles als einen unteilbaren Stapel schreiben.</translation>
    </message>
    <message>
        <source>The store is open for inspection: nothing can be changed. Open it for editing to stage changes.</source>
        <translation>Der Store ist zum Ansehen geöffnet: nichts kann geändert werden. Öffnen Sie ihn zum Bearbeiten, um Änderungen vorzumerken.</translation>
    </message>
    <message>
        <source>Go to Keys</source>
        <translation>Zu den Schlüsseln</translation>
    </message>
    <message numerus="yes">
        <source>%n staged, not written yet</source>
        <translation>
            <numerusform>%n vorgemerkt, noch nicht geschrieben</numerusform>
            <numerusform>%n vorgemerkt, noch nicht geschrieben</numerusform>
        </translation>
    </message>
    <message>
        <source>Every key from %1</source>
        <translation>Jeder Schlüssel ab %1</translation>
    </message>
    <message>
        <source>up to, not with, %1</source>
        <translation>bis vor %1</translation>
    </message>
    <message>
        <source>Theirs, in the store</source>
        <translation>Deren, im Store</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Mine: deleted</source>
        <translation>Meine: gelöscht</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Mine, staged</source>
        <translation>Meine, vorgemerkt</translation>
    </message>
    <message>
        <source>Staged</source>
        <translation>Vorgemerkt</translation>
    </message>
    <message>
        <source>Revert This Change</source>
        <translation>Diese Änderung zurücknehmen</translation>
    </message>
    <message>
        <source>Show in Keys</source>
        <translation>In den Schlüsseln zeigen</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Somebody else has written in this range since you chose it.</source>
        <translation>Jemand anderes hat in diesen Bereich geschrieben, seit Sie ihn gewählt haben.</translation>
    </message>
    <message>
        <source>%1 · expires %2</source>
        <translation>%1 · läuft ab am %2</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::ChangesPanel</name>
    <message>
        <source>Pending changes</source>
        <translation>Vorgemerkte Änderungen</translation>
    </message>
    <message>
        <source>Show differences</source>
        <translation>Unterschiede zeigen</translation>
    </message>
    <message>
        <source>Nothing is staged. What you create, edit or delete on the Keys page waits here until it is written as one batch.</source>
        <translation>Nichts ist vorgemerkt. Was Sie auf der Seite „Schlüssel“ anlegen, bearbeiten oder löschen, wartet hier, bis es als ein Stapel geschrieben wird.</translation>
    </message>
    <message>
        <source>The store is open for inspection: nothing can be changed.</source>
        <translation>Der Store ist zum Ansehen geöffnet: nichts kann geändert werden.</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Type a few letters of a command</source>
        <translation>Ein paar Buchstaben eines Befehls tippen</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::CompactionHistoryModel</name>
    <message>
        <source>Older versions and tombstones that nobody can see any more, left out of the outputs</source>
        <translation>Ältere Versionen und Löschmarken, die niemand mehr sehen kann und die in der Ausgabe fehlen</translation>
    </message>
    <message>
        <source>job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>why</source>
        <translation>warum</translation>
    </message>
    <message>
        <source>levels</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>flush</source>
        <translation>Flush</translation>
    </message>
    <message>
        <source>move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>compaction</source>
        <translation>Kompaktierung</translation>
    </message>
    <message>
        <source>memtable full or asked</source>
        <translation>Memtable voll oder verlangt</translation>
    </message>
    <message>
        <source>memory → L0</source>
        <translation>Speicher → L0</translation>
    </message>
    <message>
        <source>running, %1</source>
        <translation>läuft, %1</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>cancelled, nothing changed</source>
        <translation>abgebrochen, nichts geändert</translation>
    </message>
    <message>
        <source>failed ✗ %1</source>
        <translation>fehlgeschlagen ✗ %1</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::CompactionPage</name>
    <message>
        <source>Compaction</source>
        <translation>Kompaktierung</translation>
    </message>
    <message>
        <source>Flush memtable</source>
        <translation>Memtable herausschreiben</translation>
    </message>
    <message>
        <source>Writes what is in memory into a table of L0</source>
        <translation>Schreibt, was im Speicher ist, in eine Tabelle von L0</translation>
    </message>
    <message>
        <source>The store is open for inspection only: nothing is written to it</source>
        <translation>Der Store ist nur zum Ansehen geöffnet: nichts wird in ihn geschrieben</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Kompaktieren</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>Levels and how full they are</source>
        <translation>Ebenen und wie voll sie sind</translation>
    </message>
    <message>
        <source>Jobs of this session</source>
        <translation>Aufträge dieser Sitzung</translation>
    </message>
    <message>
        <source>Flushes and compactions</source>
        <translation>Flushes und Kompaktierungen</translation>
    </message>
    <message>
        <source>No flush and no compaction yet. They appear here as they happen, also those the engine starts by itself.</source>
        <translation>Noch kein Flush und keine Kompaktierung. Sie erscheinen hier, während sie geschehen, auch die, mit denen die Engine selbst beginnt.</translation>
    </message>
    <message>
        <source>The store is open for inspection only, so nothing runs. Open it for editing to flush and compact; every job is then listed here.</source>
        <translation>Der Store ist nur zum Ansehen geöffnet, also läuft nichts. Öffnen Sie ihn zum Bearbeiten, um zu flushen und zu kompaktieren; jeder Auftrag steht dann hier.</translation>
    </message>
    <message>
        <source>levels</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>activity</source>
        <translation>Tätigkeit</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>%1: cancelled, the tables are as they were</source>
        <translation>%1: abgebrochen, die Tabellen sind, wie sie waren</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::DamageBar</name>
    <message>
        <source>Show places</source>
        <translation>Stellen zeigen</translation>
    </message>
    <message>
        <source>Stop at damage</source>
        <translation>Bei Schäden anhalten</translation>
    </message>
    <message>
        <source>End at the first place that cannot be read, as the owner would</source>
        <translation>An der ersten unlesbaren Stelle enden, wie es der Besitzer täte</translation>
    </message>
    <message>
        <source>Places that could not be read</source>
        <translation>Stellen, die nicht gelesen werden konnten</translation>
    </message>
    <message>
        <source>Damage is passed by. So far everything could be read.</source>
        <translation>Schäden werden übergangen. Bisher war alles lesbar.</translation>
    </message>
    <message numerus="yes">
        <source>This is not the whole store: %n places could not be read. Keys are missing there, and pairs around them may be older than what their owner would read.</source>
        <translation>
            <numerusform>Das ist nicht der ganze Store: %n Stelle konnte nicht gelesen werden. Dort fehlen Schlüssel, und Paare in der Nähe können älter sein als das, was ihr Besitzer läse.</numerusform>
            <numerusform>Das ist nicht der ganze Store: %n Stellen konnten nicht gelesen werden. Dort fehlen Schlüssel, und Paare in der Nähe können älter sein als das, was ihr Besitzer läse.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::DamagePlacesModel</name>
    <message>
        <source>The pair is left out.</source>
        <translation>Das Paar ist ausgelassen.</translation>
    </message>
    <message>
        <source>Pairs may be missing or old from %1 to %2.</source>
        <translation>Von %1 bis %2 können Paare fehlen oder veraltet sein.</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>offset</source>
        <translation>Offset</translation>
    </message>
    <message>
        <source>what</source>
        <translation>was</translation>
    </message>
    <message>
        <source>from key</source>
        <translation>ab Schlüssel</translation>
    </message>
    <message>
        <source>to key</source>
        <translation>bis Schlüssel</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::DecoderDialog</name>
    <message>
        <source>Decoders</source>
        <translation>Decoder</translation>
    </message>
    <message>
        <source>How keys and values of this store are read. Of several rules that fit a key, the first one counts. What does not read so is shown as stored.</source>
        <translation>Wie Schlüssel und Werte dieses Stores gelesen werden. Passen mehrere Regeln auf einen Schlüssel, gilt die erste. Was sich so nicht lesen lässt, wird wie gespeichert gezeigt.</translation>
    </message>
    <message>
        <source>The selected pair</source>
        <translation>Das ausgewählte Paar</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Rules, in the order in which they count</source>
        <translation>Regeln in der Reihenfolge, in der sie gelten</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>As detected</source>
        <translation>Wie erkannt</translation>
    </message>
    <message>
        <source>The rules that this store suggests by its comparator and its keys</source>
        <translation>Die Regeln, die dieser Store durch seinen Komparator und seine Schlüssel nahelegt</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>alle Schlüssel</translation>
    </message>
    <message>
        <source>Text as shown elsewhere; \xNN stands for one byte</source>
        <translation>Text wie sonst gezeigt; \xNN steht für ein Byte</translation>
    </message>
    <message>
        <source>A prefix fits keys that begin with it. A pattern fits whole keys: * any bytes, ? one, [a-z] a set.</source>
        <translation>Ein Präfix passt auf Schlüssel, die damit beginnen. Ein Muster passt auf ganze Schlüssel: * beliebige Bytes, ? eines, [a-z] eines der Menge.</translation>
    </message>
    <message>
        <source>How it fits keys</source>
        <translation>Wie sie auf Schlüssel passt</translation>
    </message>
    <message>
        <source>Values are xor a mask that lies in the store</source>
        <translation>Werte sind mit einer Maske aus dem Store XOR-verknüpft</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Key read as</source>
        <translation>Schlüssel lesen als</translation>
    </message>
    <message>
        <source>Value read as</source>
        <translation>Wert lesen als</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>no key is selected</source>
        <translation>kein Schlüssel ist ausgewählt</translation>
    </message>
    <message>
        <source>rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>none fits</source>
        <translation>keine passt</translation>
    </message>
    <message>
        <source>key as stored</source>
        <translation>Schlüssel, wie gespeichert</translation>
    </message>
    <message>
        <source>key reads as</source>
        <translation>Schlüssel liest sich als</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>%1, at offset %2</source>
        <translation>%1, an Offset %2</translation>
    </message>
    <message>
        <source>value reads as</source>
        <translation>Wert liest sich als</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::DecoderRulesModel</name>
    <message>
        <source>pattern</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>prefix</source>
        <translation>Präfix</translation>
    </message>
    <message>
        <source>as each value suggests</source>
        <translation>wie jeder Wert nahelegt</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>alle Schlüssel</translation>
    </message>
    <message>
        <source>unmasked, %1</source>
        <translation>demaskiert, %1</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>match</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>key read as</source>
        <translation>Schlüssel gelesen als</translation>
    </message>
    <message>
        <source>value read as</source>
        <translation>Wert gelesen als</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::DeskStrip</name>
    <message>
        <source>Revert all</source>
        <translation>Alles zurücknehmen</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) of %1 were never written.</source>
        <translation>
            <numerusform>%n Änderung vom %1 wurde nie geschrieben.</numerusform>
            <numerusform>%n Änderungen vom %1 wurden nie geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Wird geschrieben …</translation>
    </message>
    <message numerus="yes">
        <source>Write %n change(s) as one batch  %1</source>
        <translation>
            <numerusform>%n Änderung als einen Stapel schreiben  %1</numerusform>
            <numerusform>%n Änderungen als einen Stapel schreiben  %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was written: %n key(s) changed in the store since.</source>
        <translation>
            <numerusform>Nichts wurde geschrieben: %n Schlüssel hat sich seither im Store geändert.</numerusform>
            <numerusform>Nichts wurde geschrieben: %n Schlüssel haben sich seither im Store geändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show in the log</source>
        <translation>Im Log zeigen</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::DiffView</name>
    <message>
        <source>Only the first %1 of each side are compared.</source>
        <translation>Nur die ersten %1 jeder Seite werden verglichen.</translation>
    </message>
    <message>
        <source>Difference between the two values</source>
        <translation>Unterschied zwischen den beiden Werten</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::DockArea</name>
    <message>
        <source>Close %1</source>
        <translation>%1 schließen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Store</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Pending changes</source>
        <translation>Vorgemerkte Änderungen</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::EditDialog</name>
    <message>
        <source>New Key</source>
        <translation>Neuer Schlüssel</translation>
    </message>
    <message>
        <source>Edit Value</source>
        <translation>Wert bearbeiten</translation>
    </message>
    <message>
        <source>Rename Key</source>
        <translation>Schlüssel umbenennen</translation>
    </message>
    <message>
        <source>Duplicate Key</source>
        <translation>Schlüssel verdoppeln</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Stage Change</source>
        <translation>Änderung vormerken</translation>
    </message>
    <message>
        <source>Load from File…</source>
        <translation>Aus Datei laden …</translation>
    </message>
    <message>
        <source>Format JSON</source>
        <translation>JSON formatieren</translation>
    </message>
    <message>
        <source>This key exists (sequence %1): its value will be replaced.</source>
        <translation>Diesen Schlüssel gibt es (Sequenz %1): sein Wert wird ersetzt.</translation>
    </message>
    <message>
        <source>The empty key is a key too: it comes first in the order.</source>
        <translation>Auch der leere Schlüssel ist ein Schlüssel: er steht in der Ordnung an erster Stelle.</translation>
    </message>
    <message>
        <source>Load a value from a file</source>
        <translation>Einen Wert aus einer Datei laden</translation>
    </message>
    <message>
        <source>The file is larger than %1, the most that can be staged. Import it with levelctl put instead.</source>
        <translation>Die Datei ist größer als %1, das Größte, was vorgemerkt werden kann. Bringen Sie sie stattdessen mit levelctl put ein.</translation>
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
        <translation>Änderungen werden seit dem Anlegen des Stores gezählt</translation>
    </message>
    <message>
        <source>▾ marks what somebody asked for</source>
        <translation>▾ kennzeichnet, was jemand verlangt hat</translation>
    </message>
    <message>
        <source>Tables that went and came</source>
        <translation>Tabellen, die gingen und kamen</translation>
    </message>
    <message>
        <source>Size of the tables that came</source>
        <translation>Größe der Tabellen, die kamen</translation>
    </message>
    <message>
        <source>Manifest file and offset of the record in it</source>
        <translation>Manifestdatei und Offset des Eintrags darin</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>new bytes</source>
        <translation>neue Bytes</translation>
    </message>
    <message>
        <source>job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>manifest</source>
        <translation>Manifest</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::EditTimeline</name>
    <message>
        <source>Edits, oldest first</source>
        <translation>Änderungen, die älteste zuerst</translation>
    </message>
    <message>
        <source>edit %1</source>
        <translation>Änderung %1</translation>
    </message>
    <message>
        <source>edit %1 · %2</source>
        <translation>Änderung %1 · %2</translation>
    </message>
    <message>
        <source>tables %1 · %2 new</source>
        <translation>Tabellen %1 · %2 neu</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::ElidedLabel</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::EntryListModel</name>
    <message>
        <source>%1 bytes of key stored here, %2 bytes of value</source>
        <translation>%1 Bytes Schlüssel hier gespeichert, %2 Bytes Wert</translation>
    </message>
    <message>
        <source>Faded: the prefix all keys of the block share, stored once. The rest is stored with the entry.</source>
        <translation>Blass: das Präfix, das alle Schlüssel des Blocks teilen, einmal gespeichert. Der Rest steht beim Eintrag.</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>key (shared · own)</source>
        <translation>Schlüssel (geteilt · eigen)</translation>
    </message>
    <message>
        <source>type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>sequence</source>
        <translation>Sequenz</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>%1 bytes, in %2 at %3</source>
        <translation>%1 Bytes, in %2 ab %3</translation>
    </message>
    <message>
        <source>The value lies in a value file, the table only points to it. Return goes to its bytes.</source>
        <translation>Der Wert liegt in einer Wertedatei, die Tabelle zeigt nur auf ihn. Die Eingabetaste führt zu seinen Bytes.</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::ErrorBanner</name>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::ExpiryEditor</name>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>From now</source>
        <translation>Ab jetzt</translation>
    </message>
    <message>
        <source>Moment at which the pair expires</source>
        <translation>Zeitpunkt, zu dem das Paar abläuft</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 Minute</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message>
        <source>1 week</source>
        <translation>1 Woche</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>The pair stays until it is deleted.</source>
        <translation>Das Paar bleibt, bis es gelöscht wird.</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>This moment has passed: the pair is gone as soon as it is written.</source>
        <translation>Dieser Zeitpunkt ist vorbei: Das Paar ist weg, sobald es geschrieben ist.</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::ExplainModel</name>
    <message>
        <source>memtable</source>
        <translation>Memtable</translation>
    </message>
    <message>
        <source>memtable %1, full</source>
        <translation>Memtable %1, voll</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Absent: deleted</source>
        <translation>Fehlt: gelöscht</translation>
    </message>
    <message>
        <source>Absent: deleted with a range of keys</source>
        <translation>Fehlt: mit einem Bereich gelöscht</translation>
    </message>
    <message>
        <source>Absent: expired</source>
        <translation>Fehlt: abgelaufen</translation>
    </message>
    <message>
        <source>Absent: written later</source>
        <translation>Fehlt: erst später geschrieben</translation>
    </message>
    <message>
        <source>Absent: not in this store</source>
        <translation>Fehlt: nicht in diesem Store</translation>
    </message>
    <message>
        <source>Nothing at or behind this key</source>
        <translation>Nichts ab diesem Schlüssel</translation>
    </message>
    <message>
        <source>The read failed</source>
        <translation>Das Lesen ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>The version of sequence %1 lies in %2.</source>
        <translation>Die Version der Sequenz %1 liegt in %2.</translation>
    </message>
    <message>
        <source>A tombstone of sequence %1 in %2 hides all older versions.</source>
        <translation>Eine Löschmarke der Sequenz %1 in %2 verdeckt alle älteren Versionen.</translation>
    </message>
    <message>
        <source>A deletion of a range, sequence %1 in %2, covers the key.</source>
        <translation>Eine Bereichslöschung, Sequenz %1 in %2, deckt den Schlüssel ab.</translation>
    </message>
    <message>
        <source>The version of sequence %1 in %2 expired on %3.</source>
        <translation>Die Version der Sequenz %1 in %2 ist am %3 abgelaufen.</translation>
    </message>
    <message>
        <source>Its oldest version has sequence %1 and lies in %2.</source>
        <translation>Die älteste Version hat die Sequenz %1 und liegt in %2.</translation>
    </message>
    <message>
        <source>No place holds a version of it. It was never written here, or a compaction has dropped it and its tombstone.</source>
        <translation>Nirgends liegt eine Version davon. Der Schlüssel wurde hier nie geschrieben, oder eine Kompaktierung hat ihn samt Löschmarke entfernt.</translation>
    </message>
    <message>
        <source>All that is stored there is deleted, or there is nothing.</source>
        <translation>Alles, was dort gespeichert ist, ist gelöscht, oder dort ist nichts.</translation>
    </message>
    <message>
        <source>It hides the version of sequence %1 (%2), still stored in %3.</source>
        <translation>Sie verdeckt die Version der Sequenz %1 (%2), die noch in %3 liegt.</translation>
    </message>
    <message>
        <source>Both go when a compaction merges the two places.</source>
        <translation>Beide verschwinden, wenn eine Kompaktierung die zwei Stellen zusammenführt.</translation>
    </message>
    <message>
        <source>has no such keys</source>
        <translation>nicht im Bereich</translation>
    </message>
    <message>
        <source>written later</source>
        <translation>später geschrieben</translation>
    </message>
    <message>
        <source>found: stop</source>
        <translation>gefunden: Ende</translation>
    </message>
    <message>
        <source>tombstone: stop</source>
        <translation>Löschmarke: Ende</translation>
    </message>
    <message>
        <source>range deletion: stop</source>
        <translation>Bereichslöschung: Ende</translation>
    </message>
    <message>
        <source>expired: stop</source>
        <translation>abgelaufen: Ende</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>searched</source>
        <translation>durchsucht</translation>
    </message>
    <message>
        <source>nothing: false positive</source>
        <translation>nichts: falsch positiv</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>maybe</source>
        <translation>vielleicht</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>bei %1</translation>
    </message>
    <message>
        <source>cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>%1 of %2 saved</source>
        <translation>%1/%2 erspart</translation>
    </message>
    <message>
        <source>%1 read</source>
        <translation>%1 gelesen</translation>
    </message>
    <message numerus="yes">
        <source>%n entries met</source>
        <translation>
            <numerusform>%n Eintrag angetroffen</numerusform>
            <numerusform>%n Einträge angetroffen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 block at %2, %3, %4</source>
        <translation>%1-Block bei %2, %3, %4</translation>
    </message>
    <message>
        <source>What the table&apos;s Bloom filter says: &quot;no&quot; spares the rest</source>
        <translation>Was der Bloom-Filter der Tabelle sagt: „nein“ erspart den Rest</translation>
    </message>
    <message>
        <source>The data block that the index names, and whether it came from the cache</source>
        <translation>Der Datenblock, den der Index nennt, und ob er aus dem Cache kam</translation>
    </message>
    <message>
        <source>Keys, or prefixes of keys, compared in memtable, index and block</source>
        <translation>Schlüssel oder Anfänge von Schlüsseln, die in Memtable, Index und Block verglichen wurden</translation>
    </message>
    <message>
        <source>Bytes read from the file for this look-up, also of index and filter</source>
        <translation>Für diese Suche aus der Datei gelesene Bytes, auch von Index und Filter</translation>
    </message>
    <message>
        <source>where</source>
        <translation>wo</translation>
    </message>
    <message>
        <source>Bloom filter</source>
        <translation>Bloom-Filter</translation>
    </message>
    <message>
        <source>block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>compares</source>
        <translation>Vergleiche</translation>
    </message>
    <message>
        <source>bytes read</source>
        <translation>Bytes gelesen</translation>
    </message>
    <message>
        <source>what happened</source>
        <translation>was geschah</translation>
    </message>
    <message>
        <source>older version</source>
        <translation>ältere Version</translation>
    </message>
    <message numerus="yes">
        <source>%n runs of dead keys stepped over</source>
        <translation>
            <numerusform>%n Folge toter Schlüssel übersprungen</numerusform>
            <numerusform>%n Folgen toter Schlüssel übersprungen</numerusform>
        </translation>
    </message>
    <message>
        <source>no such keys</source>
        <translation>keine Tabelle</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>nicht nötig</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::ExplainPage</name>
    <message>
        <source>Explain</source>
        <translation>Erklären</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Als JSON kopieren</translation>
    </message>
    <message>
        <source>Save JSON…</source>
        <translation>JSON speichern…</translation>
    </message>
    <message>
        <source>How is a key read?</source>
        <translation>Wie wird ein Schlüssel gelesen?</translation>
    </message>
    <message>
        <source>Type a key to see each place the engine looks into, newest first, what it costs, and where it stops; and, if the key is absent, why.</source>
        <translation>Geben Sie einen Schlüssel ein, um jede Stelle zu sehen, in die die Engine schaut, die neueste zuerst, was es kostet und wo sie aufhört; und, wenn der Schlüssel fehlt, warum.</translation>
    </message>
    <message>
        <source>Take a key of this store</source>
        <translation>Einen Schlüssel dieses Stores nehmen</translation>
    </message>
    <message>
        <source>get</source>
        <translation>get</translation>
    </message>
    <message>
        <source>Look the key up</source>
        <translation>Den Schlüssel nachschlagen</translation>
    </message>
    <message>
        <source>seek</source>
        <translation>seek</translation>
    </message>
    <message>
        <source>Find the first key at or behind it</source>
        <translation>Den ersten Schlüssel ab diesem finden</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Bytes that are no text as \xNN</source>
        <translation>Bytes, die kein Text sind, als \xNN</translation>
    </message>
    <message>
        <source>hex</source>
        <translation>hex</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>key to compare with</source>
        <translation>Schlüssel zum Vergleich</translation>
    </message>
    <message>
        <source>Key to compare with</source>
        <translation>Schlüssel zum Vergleich</translation>
    </message>
    <message>
        <source>latest</source>
        <translation>neueste</translation>
    </message>
    <message>
        <source>Sequence number</source>
        <translation>Sequenznummer</translation>
    </message>
    <message>
        <source>The sequence number to read at; empty: the newest state</source>
        <translation>Die Sequenznummer, zu der gelesen wird; leer: der neueste Stand</translation>
    </message>
    <message>
        <source>Explains a second key beside the first</source>
        <translation>Erklärt einen zweiten Schlüssel neben dem ersten</translation>
    </message>
    <message>
        <source>at</source>
        <translation>bei</translation>
    </message>
    <message>
        <source>Tables that the read passed</source>
        <translation>Tabellen, an denen das Lesen vorbeikam</translation>
    </message>
    <message>
        <source>The sequence number must be a whole number from 1 on.</source>
        <translation>Die Sequenznummer muss eine ganze Zahl ab 1 sein.</translation>
    </message>
    <message>
        <source>Save the explanation</source>
        <translation>Erklärung speichern</translation>
    </message>
    <message>
        <source>JSON files (*.json);;All files (*)</source>
        <translation>JSON-Dateien (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>Nothing to read yet</source>
        <translation>Noch nichts zu lesen</translation>
    </message>
    <message>
        <source>The store has no keys. Write some on the page Keys, and each look-up is told here place by place, newest first, with what it costs.</source>
        <translation>Der Store hat keine Schlüssel. Schreiben Sie welche auf der Seite Schlüssel; dann steht hier zu jedem Nachschlagen, Ort für Ort und das Neueste zuerst, was es kostet.</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::ExplainPane</name>
    <message>
        <source>Steps of the read</source>
        <translation>Schritte des Lesens</translation>
    </message>
    <message>
        <source>Where the version lies that is hidden</source>
        <translation>Wo die verdeckte Version liegt</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>All versions of this key that are still stored</source>
        <translation>Alle Versionen dieses Schlüssels, die noch gespeichert sind</translation>
    </message>
    <message>
        <source>The two reads part at step %1: %2.</source>
        <translation>Die Wege trennen sich bei Schritt %1: %2.</translation>
    </message>
    <message>
        <source>The two reads go the same way.</source>
        <translation>Beide nehmen denselben Weg.</translation>
    </message>
    <message>
        <source>Where the read ended</source>
        <translation>Wo das Lesen endete</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::FileListModel</name>
    <message>
        <source>table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>write-ahead log</source>
        <translation>Write-Ahead-Log</translation>
    </message>
    <message>
        <source>manifest</source>
        <translation>Manifest</translation>
    </message>
    <message>
        <source>name of the manifest</source>
        <translation>Name des Manifests</translation>
    </message>
    <message>
        <source>options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>lock</source>
        <translation>Sperre</translation>
    </message>
    <message>
        <source>log of events</source>
        <translation>Ereignisprotokoll</translation>
    </message>
    <message>
        <source>values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>identity</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>unfinished</source>
        <translation>unfertig</translation>
    </message>
    <message>
        <source>not of the store</source>
        <translation>nicht vom Store</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>gebraucht</translation>
    </message>
    <message>
        <source>not in use</source>
        <translation>unbenutzt</translation>
    </message>
    <message>
        <source>Whether the store as it is now needs the file</source>
        <translation>Ob der Store, wie er jetzt ist, die Datei braucht</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>what it is</source>
        <translation>was sie ist</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>use</source>
        <translation>Gebrauch</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>value file</source>
        <translation>Wertedatei</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::FilesView</name>
    <message>
        <source>Files of the store</source>
        <translation>Dateien des Stores</translation>
    </message>
    <message>
        <source>Bytes of the file</source>
        <translation>Bytes der Datei</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>Diese Datei ist leer.</translation>
    </message>
    <message>
        <source>%1 is not there.</source>
        <translation>%1 ist nicht da.</translation>
    </message>
    <message>
        <source>It may have been removed since: the store moved on.</source>
        <translation>Sie wurde vielleicht inzwischen entfernt: Der Store hat sich weiterentwickelt.</translation>
    </message>
    <message>
        <source>0x%1</source>
        <translation>0x%1</translation>
    </message>
    <message>
        <source>edit %1</source>
        <translation>Änderung %1</translation>
    </message>
    <message>
        <source>everything there was</source>
        <translation>alles, was da war</translation>
    </message>
    <message>
        <source>%1 at 0x%2</source>
        <translation>%1 bei 0x%2</translation>
    </message>
    <message>
        <source>The file ends before byte %1.</source>
        <translation>Die Datei endet vor Byte %1.</translation>
    </message>
    <message>
        <source>changed %1</source>
        <translation>geändert %1</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::FilterBar</name>
    <message>
        <source>Kind of filter</source>
        <translation>Art des Filters</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>Präfix</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Contains</source>
        <translation>Enthält</translation>
    </message>
    <message>
        <source>Glob</source>
        <translation>Glob</translation>
    </message>
    <message>
        <source>Regex</source>
        <translation>Regex</translation>
    </message>
    <message>
        <source>Hex bytes</source>
        <translation>Hex-Bytes</translation>
    </message>
    <message>
        <source>Value contains</source>
        <translation>Wert enthält</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>End of the range</source>
        <translation>Ende des Bereichs</translation>
    </message>
    <message>
        <source>to, not included</source>
        <translation>bis, nicht enthalten</translation>
    </message>
    <message>
        <source>Go to key</source>
        <translation>Zum Schlüssel</translation>
    </message>
    <message>
        <source>Go to key…</source>
        <translation>Zum Schlüssel …</translation>
    </message>
    <message>
        <source>Press Enter to go to this key, or to where it would be. Write \xNN for a byte.</source>
        <translation>Eingabetaste führt zu diesem Schlüssel oder dahin, wo er stünde. \xNN steht für ein Byte.</translation>
    </message>
    <message>
        <source>from, included</source>
        <translation>von, enthalten</translation>
    </message>
    <message>
        <source>part of the key; capitals make it case-sensitive</source>
        <translation>Teil des Schlüssels; Großbuchstaben unterscheiden Groß und Klein</translation>
    </message>
    <message>
        <source>unicode/*/1F6?? or [a-f]*</source>
        <translation>unicode/*/1F6?? oder [a-f]*</translation>
    </message>
    <message>
        <source>regular expression, anywhere in the key</source>
        <translation>regulärer Ausdruck, irgendwo im Schlüssel</translation>
    </message>
    <message>
        <source>ff 00 1a, anywhere in the key</source>
        <translation>ff 00 1a, irgendwo im Schlüssel</translation>
    </message>
    <message>
        <source>part of the value</source>
        <translation>Teil des Werts</translation>
    </message>
    <message>
        <source>Filter by prefix…</source>
        <translation>Nach Präfix filtern …</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::FilterBits</name>
    <message>
        <source>Bits of the Bloom filter</source>
        <translation>Bits des Bloom-Filters</translation>
    </message>
    <message>
        <source>%1 bits in rows of %2</source>
        <translation>%1 Bits in Zeilen zu %2</translation>
    </message>
    <message>
        <source>; %1 of %2 probes find a set bit</source>
        <translation>; %1 von %2 Proben finden ein gesetztes Bit</translation>
    </message>
    <message>
        <source>bit %1 = %2</source>
        <translation>Bit %1 = %2</translation>
    </message>
    <message>
        <source>line %1, %2 full</source>
        <translation>Zeile %1, %2 voll</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::FilterCurve</name>
    <message>
        <source>What if it were smaller or larger?</source>
        <translation>Und wenn er kleiner oder größer wäre?</translation>
    </message>
    <message>
        <source>Reads the keys of this table, builds filters of other sizes over them, and asks each for a million absent keys</source>
        <translation>Liest die Schlüssel dieser Tabelle, baut Filter anderer Größe darüber und fragt jeden nach einer Million fehlender Schlüssel</translation>
    </message>
    <message>
        <source>False positives by bits per key</source>
        <translation>Falsch positive Antworten nach Bits je Schlüssel</translation>
    </message>
    <message>
        <source>%1 bits / key</source>
        <translation>%1 Bits / Schlüssel</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Between %1 and %2 with 95 % confidence; %3 probes</source>
        <translation>Mit 95 % Sicherheit zwischen %1 und %2; %3 Proben</translation>
    </message>
    <message>
        <source>Stop measuring</source>
        <translation>Messung abbrechen</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::FilterLevelModel</name>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Tables that a look-up of a missing key asks, on average</source>
        <translation>Tabellen, die eine Suche nach einem fehlenden Schlüssel im Mittel befragt</translation>
    </message>
    <message>
        <source>Tables whose filter lets it through, so that a block is read in vain, on average</source>
        <translation>Tabellen, deren Filter sie im Mittel durchlässt, sodass ein Block umsonst gelesen wird</translation>
    </message>
    <message>
        <source>level</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>bits / key</source>
        <translation>Bits / Schlüssel</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>befragt</translation>
    </message>
    <message>
        <source>read in vain</source>
        <translation>umsonst gelesen</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::FilterStrip</name>
    <message>
        <source>Filters of the tables of a level</source>
        <translation>Filter der Tabellen einer Ebene</translation>
    </message>
    <message>
        <source>SSTable %1 has no filter</source>
        <translation>SSTable %1 hat keinen Filter</translation>
    </message>
    <message>
        <source>SSTable %1: %2 of filter, %3 bits an entry, lets %4 of missing keys pass</source>
        <translation>SSTable %1: Filter von %2, %3 Bits je Eintrag, lässt %4 der fehlenden Schlüssel durch</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::FiltersCard</name>
    <message>
        <source>There are no tables yet, and so no filters.</source>
        <translation>Es gibt noch keine Tabellen und so keine Filter.</translation>
    </message>
    <message>
        <source>No table has a filter: a look-up of a missing key reads a block of each of the %1 tables it asks.</source>
        <translation>Keine Tabelle hat einen Filter: eine Suche nach einem fehlenden Schlüssel liest von jeder der %1 befragten Tabellen einen Block.</translation>
    </message>
    <message>
        <source>Reading the filters…</source>
        <translation>Die Filter werden gelesen …</translation>
    </message>
    <message>
        <source>Filters by level</source>
        <translation>Filter nach Ebenen</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>No look-up has asked a filter since the store was opened.</source>
        <translation>Seit dem Öffnen hat keine Suche einen Filter befragt.</translation>
    </message>
    <message>
        <source>Since the store was opened filters were asked %1 times: they saved %2 reads (%3) and let %4 through in vain.</source>
        <translation>Seit dem Öffnen wurden Filter %1-mal befragt: sie ersparten %2 Zugriffe (%3) und ließen %4 umsonst durch.</translation>
    </message>
    <message>
        <source>The tables of %1: how many missing keys each lets pass, and the mean</source>
        <translation>Die Tabellen von %1: wie viele fehlende Schlüssel jede durchlässt, und das Mittel</translation>
    </message>
    <message>
        <source>%1 of filters save %2 of the reads: a look-up of a missing key asks %3 tables and reads %4 blocks in vain.</source>
        <translation>%1 Filter ersparen %2 der Zugriffe: eine Suche nach einem fehlenden Schlüssel befragt %3 Tabellen und liest %4 Blöcke vergebens.</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::FindingListModel</name>
    <message>
        <source>✗ damage</source>
        <translation>✗ Schaden</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>where</source>
        <translation>wo</translation>
    </message>
    <message>
        <source>what</source>
        <translation>was</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::HexView</name>
    <message>
        <source>Bytes in hexadecimal</source>
        <translation>Bytes hexadezimal</translation>
    </message>
    <message numerus="yes">
        <source>%1: offset %2, %n byte(s)</source>
        <translation>
            <numerusform>%1: Position %2, %n Byte</numerusform>
            <numerusform>%1: Position %2, %n Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>offset %1</source>
        <translation>Position %1</translation>
    </message>
    <message>
        <source>Copy as Hex</source>
        <translation>Als Hex kopieren</translation>
    </message>
    <message>
        <source>Copy as Text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Copy as Base64</source>
        <translation>Als Base64 kopieren</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::HistoryModel</name>
    <message>
        <source>written later</source>
        <translation>später geschrieben</translation>
    </message>
    <message>
        <source>visible</source>
        <translation>sichtbar</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>deletes the key</source>
        <translation>löscht den Schlüssel</translation>
    </message>
    <message>
        <source>shadowed by %1</source>
        <translation>verdeckt von %1</translation>
    </message>
    <message>
        <source>deleted by %1</source>
        <translation>gelöscht von %1</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>bleibt</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>entfällt</translation>
    </message>
    <message>
        <source>held by a snapshot</source>
        <translation>von einem Snapshot gehalten</translation>
    </message>
    <message>
        <source>goes last</source>
        <translation>geht zuletzt</translation>
    </message>
    <message>
        <source>Compactions keep it: readers see it.</source>
        <translation>Kompaktierungen behalten sie: Leser sehen sie.</translation>
    </message>
    <message>
        <source>The next compaction that merges it with the version that hides it drops it.</source>
        <translation>Die nächste Kompaktierung, die sie mit der verdeckenden Version zusammenführt, entfernt sie.</translation>
    </message>
    <message>
        <source>A snapshot may still see it: it is kept until the snapshot is released.</source>
        <translation>Ein Snapshot sieht sie vielleicht noch: sie bleibt, bis er freigegeben wird.</translation>
    </message>
    <message>
        <source>A deletion goes when no older version of the key is left below it.</source>
        <translation>Eine Löschung geht, wenn darunter keine ältere Version des Schlüssels mehr liegt.</translation>
    </message>
    <message>
        <source>Its time is over: the next compaction drops it.</source>
        <translation>Ihre Zeit ist um: die nächste Kompaktierung entfernt sie.</translation>
    </message>
    <message>
        <source>memtable</source>
        <translation>Memtable</translation>
    </message>
    <message>
        <source>Also in the write-ahead log %1, at byte %2</source>
        <translation>Auch im Write-Ahead-Log %1, bei Byte %2</translation>
    </message>
    <message>
        <source>The time of its batch in the write-ahead log</source>
        <translation>Die Zeit ihres Stapels im Write-Ahead-Log</translation>
    </message>
    <message>
        <source>From the table&apos;s map of sequence numbers to times: then or a little later</source>
        <translation>Aus der Zuordnung von Sequenznummern zu Zeiten in der Tabelle: dann oder etwas später</translation>
    </message>
    <message>
        <source>What compactions do with the version</source>
        <translation>Was Kompaktierungen mit der Version tun</translation>
    </message>
    <message>
        <source>sequence</source>
        <translation>Sequenz</translation>
    </message>
    <message>
        <source>type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>written</source>
        <translation>geschrieben</translation>
    </message>
    <message>
        <source>where</source>
        <translation>wo</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>at compaction</source>
        <translation>bei Kompaktierung</translation>
    </message>
    <message>
        <source>not in the store</source>
        <translation>nicht im Store</translation>
    </message>
    <message>
        <source>goes with its file</source>
        <translation>geht mit seiner Datei</translation>
    </message>
    <message>
        <source>The store has dropped it. Its bytes are still in a file that is not needed any more.</source>
        <translation>Der Store hat sie verworfen. Ihre Bytes stehen noch in einer Datei, die nicht mehr gebraucht wird.</translation>
    </message>
    <message>
        <source>unused table %1</source>
        <translation>unbenutzte Tabelle %1</translation>
    </message>
    <message>
        <source>log %1</source>
        <translation>Log %1</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::HistoryPage</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Restore this version</source>
        <translation>Diese Version wiederherstellen</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Erklären</translation>
    </message>
    <message>
        <source>What became of a key?</source>
        <translation>Was wurde aus einem Schlüssel?</translation>
    </message>
    <message>
        <source>Type a key to see every version of it that is still stored: in memory, in the write-ahead log and in tables; when it was written and what hides it.</source>
        <translation>Geben Sie einen Schlüssel ein, um jede noch gespeicherte Version zu sehen: im Speicher, im Write-Ahead-Log und in Tabellen; wann sie geschrieben wurde und was sie verdeckt.</translation>
    </message>
    <message>
        <source>Take a key of this store</source>
        <translation>Einen Schlüssel dieses Stores nehmen</translation>
    </message>
    <message>
        <source>Stages the value of the chosen version as a change; it is written with the others</source>
        <translation>Merkt den Wert der gewählten Version als Änderung vor; er wird mit den anderen geschrieben</translation>
    </message>
    <message>
        <source>The store is open for inspection only: nothing can be restored</source>
        <translation>Der Store ist nur zur Ansicht geöffnet: nichts kann wiederhergestellt werden</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Bytes that are no text as \xNN</source>
        <translation>Bytes, die kein Text sind, als \xNN</translation>
    </message>
    <message>
        <source>hex</source>
        <translation>hex</translation>
    </message>
    <message>
        <source>Versions of the key</source>
        <translation>Versionen des Schlüssels</translation>
    </message>
    <message>
        <source>No version of this key is stored</source>
        <translation>Von diesem Schlüssel ist keine Version gespeichert</translation>
    </message>
    <message>
        <source>It was never written here, or compactions have dropped every version of it.</source>
        <translation>Er wurde hier nie geschrieben, oder Kompaktierungen haben jede Version entfernt.</translation>
    </message>
    <message numerus="yes">
        <source>%n version(s)</source>
        <translation>
            <numerusform>%n Version</numerusform>
            <numerusform>%n Versionen</numerusform>
        </translation>
    </message>
    <message>
        <source>no older value</source>
        <translation>kein älterer Wert</translation>
    </message>
    <message>
        <source>Staged: the value of sequence %1. It is written with the other changes.</source>
        <translation>Vorgemerkt: der Wert der Sequenz %1. Er wird mit den anderen Änderungen geschrieben.</translation>
    </message>
    <message>
        <source>No versions yet</source>
        <translation>Noch keine Versionen</translation>
    </message>
    <message>
        <source>The store has no keys. Write some on the page Keys, and every version of a key is told here: when it was written, where it lies and what hides it.</source>
        <translation>Der Store hat keine Schlüssel. Schreiben Sie auf der Seite Schlüssel welche, und hier steht jede Version eines Schlüssels: wann sie geschrieben wurde, wo sie liegt und was sie verdeckt.</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::Inspector</name>
    <message>
        <source>Open table</source>
        <translation>Tabelle öffnen</translation>
    </message>
    <message>
        <source>Compact…</source>
        <translation>Kompaktieren …</translation>
    </message>
    <message>
        <source>No store</source>
        <translation>Kein Store</translation>
    </message>
    <message>
        <source>Write-ahead log %1</source>
        <translation>Write-Ahead-Log %1</translation>
    </message>
    <message>
        <source>Batches that are not in tables yet. They are replayed when the store is opened.</source>
        <translation>Stapel, die noch nicht in Tabellen sind. Sie werden beim Öffnen des Stores nachgespielt.</translation>
    </message>
    <message>
        <source>Manifest</source>
        <translation>Manifest</translation>
    </message>
    <message>
        <source>The list of changes to the set of live tables.</source>
        <translation>Die Liste der Änderungen an den lebenden Tabellen.</translation>
    </message>
    <message>
        <source>Level %1</source>
        <translation>Ebene %1</translation>
    </message>
    <message>
        <source>tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>SSTable %1</source>
        <translation>SSTable %1</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>not live: it was compacted away</source>
        <translation>nicht lebend: wegkompaktiert</translation>
    </message>
    <message>
        <source>block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>entry of the block</source>
        <translation>Eintrag des Blocks</translation>
    </message>
    <message>
        <source>Memtable</source>
        <translation>Memtable</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>waiting for flush</source>
        <translation>wartet auf Flush</translation>
    </message>
    <message>
        <source>Immutable memtables</source>
        <translation>Unveränderliche Memtables</translation>
    </message>
    <message>
        <source>their size</source>
        <translation>deren Größe</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>key size</source>
        <translation>Schlüsselgröße</translation>
    </message>
    <message>
        <source>versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>In the memtable and in live tables; older ones go at compaction</source>
        <translation>In der Memtable und in lebenden Tabellen; ältere verschwinden beim Kompaktieren</translation>
    </message>
    <message>
        <source>memtable</source>
        <translation>Memtable</translation>
    </message>
    <message>
        <source>The newest version</source>
        <translation>Die neueste Version</translation>
    </message>
    <message>
        <source>Shadowed by a newer version</source>
        <translation>Von einer neueren Version verdeckt</translation>
    </message>
    <message>
        <source>reads as</source>
        <translation>liest sich als</translation>
    </message>
    <message>
        <source>What the key means to the program it is of, as far as its shape tells</source>
        <translation>Was der Schlüssel seinem Programm bedeutet, soweit seine Form es verrät</translation>
    </message>
    <message>
        <source>expires</source>
        <translation>läuft ab</translation>
    </message>
    <message>
        <source>When the newest version vanishes by itself</source>
        <translation>Wann die neueste Version von selbst verschwindet</translation>
    </message>
    <message>
        <source>Edit %1 of the manifest</source>
        <translation>Änderung %1 des Manifests</translation>
    </message>
    <message>
        <source>byte</source>
        <translation>Byte</translation>
    </message>
    <message>
        <source>From the beginning of the file</source>
        <translation>Vom Anfang der Datei an</translation>
    </message>
    <message>
        <source>in hex</source>
        <translation>hexadezimal</translation>
    </message>
    <message>
        <source>length</source>
        <translation>Länge</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::JobCard</name>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The tables stay as they were</source>
        <translation>Die Tabellen bleiben, wie sie waren</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::JobsPanel</name>
    <message>
        <source>%1 keys</source>
        <translation>%1 Schlüssel</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 Einträge</translation>
    </message>
    <message>
        <source>stopping…</source>
        <translation>hält an …</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>a rate: amount per second</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done in %1</source>
        <translation>fertig in %1</translation>
    </message>
    <message>
        <source>cancelled after %1</source>
        <translation>abgebrochen nach %1</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>%1 abbrechen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>No jobs yet. Flushes, compactions, imports and the like show their progress here.</source>
        <translation>Noch keine Aufträge. Flushes, Kompaktierungen, Importe und Ähnliches zeigen hier ihren Fortschritt.</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::JsonTree</name>
    <message>
        <source>JSON value</source>
        <translation>JSON-Wert</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::JsonTreeModel</name>
    <message numerus="yes">
        <source>{ %n member(s) }</source>
        <translation>
            <numerusform>{ %n Mitglied }</numerusform>
            <numerusform>{ %n Mitglieder }</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>[ %n element(s) ]</source>
        <translation>
            <numerusform>[ %n Element ]</numerusform>
            <numerusform>[ %n Elemente ]</numerusform>
        </translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::KeyGridModel</name>
    <message>
        <source>empty key</source>
        <translation>leerer Schlüssel</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>New, not written yet</source>
        <translation>Neu, noch nicht geschrieben</translation>
    </message>
    <message>
        <source>Edited, not written yet</source>
        <translation>Bearbeitet, noch nicht geschrieben</translation>
    </message>
    <message>
        <source>Deleted, not written yet</source>
        <translation>Gelöscht, noch nicht geschrieben</translation>
    </message>
    <message>
        <source>Deleted with a range, not written yet</source>
        <translation>Mit einem Bereich gelöscht, noch nicht geschrieben</translation>
    </message>
    <message>
        <source>Sequence number of the write that stored this version</source>
        <translation>Sequenznummer des Schreibvorgangs, der diese Version speicherte</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>sequence</source>
        <translation>Sequenz</translation>
    </message>
    <message>
        <source>type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>expires</source>
        <translation>läuft ab</translation>
    </message>
    <message>
        <source>Damage in front of this key: %1</source>
        <translation>Schaden vor diesem Schlüssel: %1</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::KeyGridView</name>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Position among all keys</source>
        <translation>Stelle unter allen Schlüsseln</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::KeyPrefixModel</name>
    <message>
        <source>All keys</source>
        <translation>Alle Schlüssel</translation>
    </message>
    <message>
        <source>Not every key here was looked at: there may be more prefixes. Filter by prefix to reach them.</source>
        <translation>Nicht jeder Schlüssel hier wurde angesehen: es kann weitere Präfixe geben. Filtern Sie nach Präfix, um sie zu erreichen.</translation>
    </message>
    <message>
        <source>none found yet</source>
        <translation>noch keine gefunden</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::KeysPage</name>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>New Key</source>
        <translation>Neuer Schlüssel</translation>
    </message>
    <message>
        <source>Filter Keys</source>
        <translation>Schlüssel filtern</translation>
    </message>
    <message>
        <source>Copy Keys</source>
        <translation>Schlüssel kopieren</translation>
    </message>
    <message>
        <source>New Key…</source>
        <translation>Neuer Schlüssel …</translation>
    </message>
    <message>
        <source>Edit Value…</source>
        <translation>Wert bearbeiten …</translation>
    </message>
    <message>
        <source>Rename Key…</source>
        <translation>Schlüssel umbenennen …</translation>
    </message>
    <message>
        <source>Duplicate Key…</source>
        <translation>Schlüssel verdoppeln …</translation>
    </message>
    <message>
        <source>Delete Keys</source>
        <translation>Schlüssel löschen</translation>
    </message>
    <message>
        <source>Delete Range…</source>
        <translation>Bereich löschen …</translation>
    </message>
    <message>
        <source>No keys yet</source>
        <translation>Noch keine Schlüssel</translation>
    </message>
    <message>
        <source>The store is empty. Create the first key, or import a file.</source>
        <translation>Der Store ist leer. Legen Sie den ersten Schlüssel an, oder importieren Sie eine Datei.</translation>
    </message>
    <message>
        <source>The store is empty.</source>
        <translation>Der Store ist leer.</translation>
    </message>
    <message>
        <source>No key matches</source>
        <translation>Kein Schlüssel passt</translation>
    </message>
    <message>
        <source>No key of the store passes this filter.</source>
        <translation>Kein Schlüssel des Stores kommt durch diesen Filter.</translation>
    </message>
    <message>
        <source>No match among the keys scanned so far. Continue below.</source>
        <translation>Kein Treffer unter den bisher angesehenen Schlüsseln. Unten geht es weiter.</translation>
    </message>
    <message>
        <source>Select a key to see its value.</source>
        <translation>Wählen Sie einen Schlüssel, um seinen Wert zu sehen.</translation>
    </message>
    <message>
        <source>The value has %1: more than the %2 that can be staged.</source>
        <translation>Der Wert hat %1: mehr als die %2, die vorgemerkt werden können.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Use levelctl put and levelctl delete for values of this size.</source>
        <translation>Nehmen Sie für Werte dieser Größe levelctl put und levelctl delete.</translation>
    </message>
    <message>
        <source>Values larger than %1 are not copied.</source>
        <translation>Werte über %1 werden nicht kopiert.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Base64</source>
        <translation>Base64</translation>
    </message>
    <message>
        <source>JSON String</source>
        <translation>JSON-Zeichenkette</translation>
    </message>
    <message>
        <source>Copy Key as</source>
        <translation>Schlüssel kopieren als</translation>
    </message>
    <message>
        <source>Copy Value as</source>
        <translation>Wert kopieren als</translation>
    </message>
    <message>
        <source>Copy Rows as JSON Lines</source>
        <translation>Zeilen als JSON-Zeilen kopieren</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>Alle Schlüssel zeigen</translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation>Datei importieren …</translation>
    </message>
    <message>
        <source>Find and Replace in Values…</source>
        <translation>In Werten suchen und ersetzen …</translation>
    </message>
    <message>
        <source>Explain This Key</source>
        <translation>Diesen Schlüssel erklären</translation>
    </message>
    <message>
        <source>History of This Key</source>
        <translation>Verlauf dieses Schlüssels</translation>
    </message>
    <message>
        <source>Decoders…</source>
        <translation>Decoder …</translation>
    </message>
    <message>
        <source>Show the rest</source>
        <translation>Den Rest zeigen</translation>
    </message>
    <message>
        <source>The rules hold for now, but could not be saved.</source>
        <translation>Die Regeln gelten vorerst, konnten aber nicht gespeichert werden.</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::LatencyCard</name>
    <message>
        <source>Nothing was timed yet. One read or write in some is, from now on.</source>
        <translation>Noch wurde nichts gemessen. Von jetzt an wird es von einigen Zugriffen einer.</translation>
    </message>
    <message>
        <source>Times are taken while the store is open for editing.</source>
        <translation>Zeiten werden gemessen, solange der Store zum Bearbeiten geöffnet ist.</translation>
    </message>
    <message>
        <source>Times taken</source>
        <translation>Gemessene Zeiten</translation>
    </message>
    <message>
        <source>Times taken since the store was opened</source>
        <translation>Gemessene Zeiten seit dem Öffnen</translation>
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
        <translation>mehrere gets</translation>
    </message>
    <message>
        <source>write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>seek</source>
        <translation>seek</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>flush</source>
        <translation>Flush</translation>
    </message>
    <message>
        <source>compaction</source>
        <translation>Kompaktierung</translation>
    </message>
    <message>
        <source>stall</source>
        <translation>Stockung</translation>
    </message>
    <message>
        <source>Calls, of as many keys as were asked for together</source>
        <translation>Aufrufe, mit so vielen Schlüsseln, wie zusammen gefragt wurden</translation>
    </message>
    <message>
        <source>A batch, with its waiting for others and for room</source>
        <translation>Ein Batch, samt Warten auf andere und auf Platz</translation>
    </message>
    <message>
        <source>To the next or previous pair; one in 4096 is timed</source>
        <translation>Zum nächsten oder vorigen Paar; einer von 4096 wird gemessen</translation>
    </message>
    <message>
        <source>Each time that a writer slept or waited for room</source>
        <translation>Jedes Mal, wenn ein Schreiber schlief oder auf Platz wartete</translation>
    </message>
    <message>
        <source>All of them are timed</source>
        <translation>Alle werden gemessen</translation>
    </message>
    <message>
        <source>One in %1 is timed</source>
        <translation>Einer von %1 wird gemessen</translation>
    </message>
    <message>
        <source>As many of them took no longer; exact to a sixteenth</source>
        <translation>So viele davon dauerten nicht länger; auf ein Sechzehntel genau</translation>
    </message>
    <message>
        <source>operation</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>timed</source>
        <translation>gemessen</translation>
    </message>
    <message>
        <source>longest</source>
        <translation>längste</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::LevelBars</name>
    <message>
        <source>Bytes per level</source>
        <translation>Bytes je Ebene</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::LevelMap</name>
    <message>
        <source>Level map</source>
        <translation>Ebenenkarte</translation>
    </message>
    <message numerus="yes">
        <source>%n table(s). Arrow keys move between tables and levels, Enter opens one.</source>
        <translation>
            <numerusform>%n Tabelle. Pfeiltasten gehen zwischen Tabellen und Ebenen, die Eingabetaste öffnet eine.</numerusform>
            <numerusform>%n Tabellen. Pfeiltasten gehen zwischen Tabellen und Ebenen, die Eingabetaste öffnet eine.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>Füllgrad %1</translation>
    </message>
    <message>
        <source>SSTable %1 · %2 · %3</source>
        <translation>SSTable %1 · %2 · %3</translation>
    </message>
    <message>
        <source>%1 entries · %2 tombstones (%3)</source>
        <translation>%1 Einträge · %2 Löschmarken (%3)</translation>
    </message>
    <message numerus="yes">
        <source>%n range tombstone(s)</source>
        <translation>
            <numerusform>%n Bereichslöschmarke</numerusform>
            <numerusform>%n Bereichslöschmarken</numerusform>
        </translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>overlaps no other table</source>
        <translation>überlappt keine andere Tabelle</translation>
    </message>
    <message>
        <source>overlaps %1</source>
        <translation>überlappt %1</translation>
    </message>
    <message>
        <source>oldest file</source>
        <translation>älteste Datei</translation>
    </message>
    <message>
        <source>newest file</source>
        <translation>neueste Datei</translation>
    </message>
    <message>
        <source>newest</source>
        <translation>neueste</translation>
    </message>
    <message>
        <source>oldest</source>
        <translation>älteste</translation>
    </message>
    <message>
        <source>no tombstones</source>
        <translation>keine Löschmarken</translation>
    </message>
    <message>
        <source>half or more</source>
        <translation>die Hälfte oder mehr</translation>
    </message>
    <message>
        <source>tombstones &gt; %1</source>
        <translation>Löschmarken &gt; %1</translation>
    </message>
    <message>
        <source>selection</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>overlaps it</source>
        <translation>überlappt sie</translation>
    </message>
    <message>
        <source>being compacted</source>
        <translation>wird kompaktiert</translation>
    </message>
    <message>
        <source>decides</source>
        <translation>entscheidet</translation>
    </message>
    <message>
        <source>looked into</source>
        <translation>durchsucht</translation>
    </message>
    <message>
        <source>passed by</source>
        <translation>übergangen</translation>
    </message>
    <message>
        <source>has no such keys</source>
        <translation>hat keine solchen Schlüssel</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>weg</translation>
    </message>
    <message>
        <source>read about %1 times since the store was opened</source>
        <translation>seit dem Öffnen etwa %1-mal gelesen</translation>
    </message>
    <message>
        <source>no reads counted yet</source>
        <translation>noch kein Lesezugriff gezählt</translation>
    </message>
    <message>
        <source>no reads</source>
        <translation>kein Lesezugriff</translation>
    </message>
    <message>
        <source>about %1 reads</source>
        <translation>etwa %1 Lesezugriffe</translation>
    </message>
    <message numerus="yes">
        <source>and %1 of values in %n value file(s)</source>
        <translation>
            <numerusform>und %1 Werte in %n Wertedatei</numerusform>
            <numerusform>und %1 Werte in %n Wertedateien</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::LevelMinimap</name>
    <message>
        <source>All of the level map</source>
        <translation>Die ganze Ebenenkarte</translation>
    </message>
    <message>
        <source>All levels from end to end. The frame is what the map shows; drag it.</source>
        <translation>Alle Ebenen von Anfang bis Ende. Der Rahmen zeigt, was die Karte zeigt; er lässt sich ziehen.</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::LevelScoreModel</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>How full the level is against its target. At 1 or more a compaction is due.</source>
        <translation>Wie voll die Ebene gegenüber ihrem Ziel ist. Ab 1 ist eine Kompaktierung fällig.</translation>
    </message>
    <message>
        <source>level</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>score</source>
        <translation>Füllgrad</translation>
    </message>
    <message>
        <source>tombstones</source>
        <translation>Löschmarken</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::LevelSummaryModel</name>
    <message>
        <source>sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>level</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>score</source>
        <translation>Füllgrad</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>tombstones</source>
        <translation>Löschmarken</translation>
    </message>
    <message>
        <source>SSTables of the level</source>
        <translation>SSTables der Ebene</translation>
    </message>
    <message>
        <source>What compaction keeps the level to</source>
        <translation>Worauf die Kompaktierung die Ebene hält</translation>
    </message>
    <message>
        <source>How full the level is: at 1 a compaction is due</source>
        <translation>Wie voll die Ebene ist: bei 1 ist eine Kompaktierung fällig</translation>
    </message>
    <message>
        <source>Point entries, tombstones and older versions included</source>
        <translation>Punkteinträge samt Löschmarken und älteren Versionen</translation>
    </message>
    <message>
        <source>Entries that say a key is deleted</source>
        <translation>Einträge, die sagen, dass ein Schlüssel gelöscht ist</translation>
    </message>
    <message>
        <source>Bytes of their files, and of the values in value files that they refer to</source>
        <translation>Bytes ihrer Dateien und der Werte in Wertedateien, auf die sie verweisen</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::LevelsPage</name>
    <message>
        <source>Levels</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>Tables appear here when a memtable is flushed. What was written so far lies in memory and in the write-ahead log.</source>
        <translation>Tabellen erscheinen hier, wenn eine Memtable herausgeschrieben wird. Was bisher geschrieben wurde, liegt im Speicher und im Write-Ahead-Log.</translation>
    </message>
    <message>
        <source>x:</source>
        <translation>x:</translation>
    </message>
    <message>
        <source>key range</source>
        <translation>Schlüsselbereich</translation>
    </message>
    <message>
        <source>Left to right in key order; room grows with the bytes stored there</source>
        <translation>Von links nach rechts in Schlüsselordnung; die Breite wächst mit den Bytes, die dort liegen</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Widths are bytes, on one scale for all levels</source>
        <translation>Breiten sind Bytes, in einem Maßstab für alle Ebenen</translation>
    </message>
    <message>
        <source>file order</source>
        <translation>Dateifolge</translation>
    </message>
    <message>
        <source>One slot a table, the oldest file first</source>
        <translation>Ein Platz je Tabelle, die älteste Datei zuerst</translation>
    </message>
    <message>
        <source>colour:</source>
        <translation>Farbe:</translation>
    </message>
    <message>
        <source>level</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>When the table was written</source>
        <translation>Wann die Tabelle geschrieben wurde</translation>
    </message>
    <message>
        <source>tombstones</source>
        <translation>Löschmarken</translation>
    </message>
    <message>
        <source>Share of entries that delete a key</source>
        <translation>Anteil der Einträge, die einen Schlüssel löschen</translation>
    </message>
    <message>
        <source>compression</source>
        <translation>Kompression</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>The same tables as a list, to sort and to read</source>
        <translation>Dieselben Tabellen als Liste, zum Sortieren und Lesen</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Open table</source>
        <translation>Tabelle öffnen</translation>
    </message>
    <message>
        <source>Compact these…</source>
        <translation>Diese kompaktieren …</translation>
    </message>
    <message>
        <source>Shows what compacting the selected tables would do, before it is done</source>
        <translation>Zeigt, was das Kompaktieren der gewählten Tabellen täte, bevor es geschieht</translation>
    </message>
    <message>
        <source>The store is open for inspection only: nothing can be compacted</source>
        <translation>Der Store ist nur zum Ansehen geöffnet: nichts kann kompaktiert werden</translation>
    </message>
    <message>
        <source>%1 tables · %2 · %3 entries</source>
        <translation>%1 Tabellen · %2 · %3 Einträge</translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) in %1</source>
        <translation>
            <numerusform>%n Tabelle in %1</numerusform>
            <numerusform>%n Tabellen in %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 tables selected · %2</source>
        <translation>%1 Tabellen gewählt · %2</translation>
    </message>
    <message>
        <source>%1 · no other table overlaps the selection</source>
        <translation>%1 · keine andere Tabelle überlappt die Auswahl</translation>
    </message>
    <message>
        <source>Click: overlaps · Shift+drag: several · wheel: zoom · double click: open</source>
        <translation>Klick: Überlappungen · Umschalt+Ziehen: mehrere · Mausrad: Zoom · Doppelklick: öffnen</translation>
    </message>
    <message>
        <source>%1 · overlaps %2</source>
        <translation>%1 · überlappt %2</translation>
    </message>
    <message>
        <source>reads</source>
        <translation>Lesezugriffe</translation>
    </message>
    <message>
        <source>How often keys of the table were looked up or sought since the store was opened; one read in %1 is counted</source>
        <translation>Wie oft Schlüssel der Tabelle seit dem Öffnen gesucht wurden; einer von %1 Zugriffen wird gezählt</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>Each flush and compaction as it happens</source>
        <translation>Jedes Herausschreiben und Kompaktieren, wie es geschieht</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>langsam</translation>
    </message>
    <message>
        <source>One after the other: what goes is marked before what comes is shown</source>
        <translation>Eins nach dem anderen: Was geht, wird gezeigt, bevor das kommt, was daraus wird</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>The map stays as it is; what happens meanwhile waits</source>
        <translation>Die Karte bleibt, wie sie ist; was unterdessen geschieht, wartet</translation>
    </message>
    <message>
        <source>paused · %1 waiting</source>
        <translation>angehalten · %1 warten</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::LogPage</name>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Write-ahead log</source>
        <translation>Write-Ahead-Log</translation>
    </message>
    <message>
        <source>What was written and may not lie in tables yet</source>
        <translation>Was geschrieben wurde und vielleicht noch nicht in Tabellen liegt</translation>
    </message>
    <message>
        <source>Time machine</source>
        <translation>Zeitmaschine</translation>
    </message>
    <message>
        <source>Every change of the set of tables, from the manifests</source>
        <translation>Jede Änderung der Tabellenmenge, aus den Manifesten</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Every file of the store, byte by byte; of a manifest edit by edit</source>
        <translation>Jede Datei des Stores, Byte für Byte; ein Manifest Änderung für Änderung</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::LogPanel</name>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Flushes, compactions, writes and errors are listed here.</source>
        <translation>Flushes, Kompaktierungen, Schreibvorgänge und Fehler stehen hier.</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::MainWindow</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>This store is open in another window.</source>
        <translation>Dieser Store ist in einem anderen Fenster geöffnet.</translation>
    </message>
    <message>
        <source>This leads nowhere: an offset needs an open table.</source>
        <translation>Das führt nirgendwohin: eine Position braucht eine geöffnete Tabelle.</translation>
    </message>
    <message>
        <source>Copied %1</source>
        <translation>%1 kopiert</translation>
    </message>
    <message>
        <source>%1 — Levelscope</source>
        <translation>%1 — Levelscope</translation>
    </message>
    <message>
        <source>No page shows %1.</source>
        <translation>Keine Seite zeigt %1.</translation>
    </message>
    <message>
        <source>Type a file and an offset, as in 000377.lst@4096, and press Return.</source>
        <translation>Datei und Offset eingeben, wie 000377.lst@4096, dann die Eingabetaste.</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::MemtableFactsPanel</name>
    <message>
        <source>Never flushed here: the store is open for inspection.</source>
        <translation>Wird hier nie geschrieben: Der Store ist nur zur Ansicht geöffnet.</translation>
    </message>
    <message>
        <source>Flushes at %1.</source>
        <translation>Wird bei %1 in eine Tabelle geschrieben.</translation>
    </message>
    <message>
        <source>Flushes at %1: about %2 more entries.</source>
        <translation>Wird bei %1 geschrieben: noch etwa %2 Einträge.</translation>
    </message>
    <message>
        <source>Flushes at %1 entries: %2 more.</source>
        <translation>Wird bei %1 Einträgen geschrieben: noch %2.</translation>
    </message>
    <message>
        <source>Flushes when the one before it is in a table.</source>
        <translation>Wird geschrieben, wenn die davor in einer Tabelle ist.</translation>
    </message>
    <message>
        <source>Is being written to a table now.</source>
        <translation>Wird gerade in eine Tabelle geschrieben.</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>flushing</source>
        <translation>wird geschrieben</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>structure</source>
        <translation>Struktur</translation>
    </message>
    <message>
        <source>AVL tree</source>
        <translation>AVL-Baum</translation>
    </message>
    <message>
        <source>B+tree</source>
        <translation>B+-Baum</translation>
    </message>
    <message>
        <source>The reference structure: easy to draw and to reason about; the default, a B+tree, is faster</source>
        <translation>Die Referenzstruktur: leicht zu zeichnen und zu verstehen; der übliche B+-Baum ist schneller</translation>
    </message>
    <message>
        <source>Nodes of up to 62 sorted slots; readers take no locks</source>
        <translation>Knoten mit bis zu 62 sortierten Plätzen; Leser brauchen keine Sperren</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>deletions</source>
        <translation>Löschungen</translation>
    </message>
    <message>
        <source>Of these entries, ranges included</source>
        <translation>Von diesen Einträgen, Bereiche mitgezählt</translation>
    </message>
    <message>
        <source>of ranges</source>
        <translation>von Bereichen</translation>
    </message>
    <message>
        <source>Deletions of ranges are kept beside the structure</source>
        <translation>Bereichslöschungen liegen neben der Struktur</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Keys, values and nodes</source>
        <translation>Schlüssel, Werte und Knoten</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>limit of entries</source>
        <translation>Grenze der Einträge</translation>
    </message>
    <message>
        <source>height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Rows of nodes. An AVL tree of as many nodes has %1 to %2</source>
        <translation>Reihen von Knoten. Ein AVL-Baum mit so vielen Knoten hat %1 bis %2</translation>
    </message>
    <message>
        <source>Rows of nodes; a search goes once through all of them</source>
        <translation>Reihen von Knoten; eine Suche geht einmal durch alle</translation>
    </message>
    <message>
        <source>Memtables, the newest first</source>
        <translation>Memtables, die neueste zuerst</translation>
    </message>
    <message>
        <source>How near the flush is</source>
        <translation>Wie nah das Schreiben ist</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 full</source>
        <translation>zu %1 voll</translation>
    </message>
    <message>
        <source>first sequence</source>
        <translation>erste Sequenz</translation>
    </message>
    <message>
        <source>last sequence</source>
        <translation>letzte Sequenz</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::MemtableNodeModel</name>
    <message>
        <source>entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Reihe</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>Sequenz</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Balance</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Füllung</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Reihen</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::MemtablePage</name>
    <message>
        <source>Memtable</source>
        <translation>Memtable</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>From the root</source>
        <translation>Von der Wurzel</translation>
    </message>
    <message>
        <source>Follow this entry</source>
        <translation>Eintrag verfolgen</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Zeichnung</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>The same nodes as a list, to read</source>
        <translation>Dieselben Knoten als Liste zum Lesen</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Bytes that are no text as \xNN</source>
        <translation>Bytes, die kein Text sind, als \xNN</translation>
    </message>
    <message>
        <source>hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Shows the structure around the first entry at or behind the key</source>
        <translation>Zeigt die Struktur um den ersten Eintrag ab dem Schlüssel</translation>
    </message>
    <message>
        <source>Marks the chosen entry on the way of writes below</source>
        <translation>Markiert den gewählten Eintrag unten auf dem Schreibweg</translation>
    </message>
    <message>
        <source>Nodes of the memtable</source>
        <translation>Knoten der Memtable</translation>
    </message>
    <message>
        <source>AVL tree</source>
        <translation>AVL-Baum</translation>
    </message>
    <message>
        <source>B+tree</source>
        <translation>B+-Baum</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>The memtable is its owner&apos;s</source>
        <translation>Die Memtable gehört dem Besitzer</translation>
    </message>
    <message numerus="yes">
        <source>Another engine made this store, and its memtable lives in the process that writes it. What it would hold is in the write-ahead logs: %n entry(s).</source>
        <translation>
            <numerusform>Eine andere Engine hat diesen Store angelegt, und ihre Memtable liegt im Prozess, der ihn schreibt. Was sie enthielte, steht in den Write-Ahead-Logs: %n Eintrag.</numerusform>
            <numerusform>Eine andere Engine hat diesen Store angelegt, und ihre Memtable liegt im Prozess, der ihn schreibt. Was sie enthielte, steht in den Write-Ahead-Logs: %n Einträge.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the logs</source>
        <translation>Logs zeigen</translation>
    </message>
    <message>
        <source>A table by itself has no memtable</source>
        <translation>Eine einzelne Tabelle hat keine Memtable</translation>
    </message>
    <message>
        <source>Open the folder of its store to see what was written since the last flush.</source>
        <translation>Öffnen Sie den Ordner ihres Stores, um zu sehen, was seit dem letzten Flush geschrieben wurde.</translation>
    </message>
    <message>
        <source>The memtable is empty</source>
        <translation>Die Memtable ist leer</translation>
    </message>
    <message>
        <source>Writes go here first, sorted in memory, beside the write-ahead log. When it is full it becomes a table of level 0 and begins anew. What was written so far is in tables.</source>
        <translation>Hierhin gehen Schreibvorgänge zuerst, sortiert im Speicher, neben dem Write-Ahead-Log. Ist sie voll, wird sie zu einer Tabelle der Ebene 0 und beginnt von vorn. Was bisher geschrieben wurde, liegt in Tabellen.</translation>
    </message>
    <message>
        <source>Write a pair</source>
        <translation>Ein Paar schreiben</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::MemtableTree</name>
    <message>
        <source>Structure of the memtable</source>
        <translation>Struktur der Memtable</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n Knoten</numerusform>
            <numerusform>%n Knoten</numerusform>
        </translation>
    </message>
    <message>
        <source>a free slot</source>
        <translation>ein freier Platz</translation>
    </message>
    <message>
        <source>%1 · sequence %2 · %3</source>
        <translation>%1 · Sequenz %2 · %3</translation>
    </message>
    <message>
        <source>balance %1: right subtree minus left one, in rows</source>
        <translation>Balance %1: rechter Teilbaum minus linker, in Reihen</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) from here down</source>
        <translation>
            <numerusform>%n Reihe von hier abwärts</numerusform>
            <numerusform>%n Reihen von hier abwärts</numerusform>
        </translation>
    </message>
    <message>
        <source>a leaf: %1 of %2 entries</source>
        <translation>ein Blatt: %1 von %2 Einträgen</translation>
    </message>
    <message>
        <source>an inner node: %1 of %2 separators</source>
        <translation>ein innerer Knoten: %1 von %2 Trennern</translation>
    </message>
    <message>
        <source>entries of the leaf</source>
        <translation>Einträge des Blatts</translation>
    </message>
    <message>
        <source>leaves</source>
        <translation>Blätter</translation>
    </message>
    <message>
        <source>inner nodes</source>
        <translation>innere Knoten</translation>
    </message>
    <message numerus="yes">
        <source>%n leaf(s)</source>
        <translation>
            <numerusform>%n Blatt</numerusform>
            <numerusform>%n Blätter</numerusform>
        </translation>
    </message>
    <message>
        <source>the root</source>
        <translation>die Wurzel</translation>
    </message>
    <message numerus="yes">
        <source>%n inner node(s)</source>
        <translation>
            <numerusform>%n innerer Knoten</numerusform>
            <numerusform>%n innere Knoten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 full</source>
        <translation>%1 · zu %2 voll</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::MetricsPage</name>
    <message>
        <source>Metrics</source>
        <translation>Messwerte</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::NewStoreForm</name>
    <message>
        <source>Create store</source>
        <translation>Store anlegen</translation>
    </message>
    <message>
        <source>New store</source>
        <translation>Neuer Store</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen …</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Folder of the store</source>
        <translation>Ordner des Stores</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>From %1 to %2.</source>
        <translation>Von %1 bis %2.</translation>
    </message>
    <message>
        <source>Choose a folder for the store.</source>
        <translation>Wählen Sie einen Ordner für den Store.</translation>
    </message>
    <message>
        <source>A folder for the new store</source>
        <translation>Ein Ordner für den neuen Store</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::NoTables</name>
    <message>
        <source>No tables yet</source>
        <translation>Noch keine Tabellen</translation>
    </message>
    <message>
        <source>Flush now</source>
        <translation>Jetzt herausschreiben</translation>
    </message>
    <message>
        <source>Write a first key</source>
        <translation>Ersten Schlüssel schreiben</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::OverviewPage</name>
    <message>
        <source>keys, about</source>
        <translation>Schlüssel, etwa</translation>
    </message>
    <message>
        <source>Live keys, estimated from the counts of entries and tombstones. Store ▸ Count keys counts them.</source>
        <translation>Lebende Schlüssel, geschätzt aus den Anzahlen der Einträge und Löschmarken. Store ▸ Schlüssel zählen zählt sie.</translation>
    </message>
    <message>
        <source>in tables</source>
        <translation>in Tabellen</translation>
    </message>
    <message>
        <source>Bytes of all live SSTables.</source>
        <translation>Bytes aller lebenden SSTables.</translation>
    </message>
    <message>
        <source>SSTables</source>
        <translation>SSTables</translation>
    </message>
    <message>
        <source>Live tables of all levels.</source>
        <translation>Lebende Tabellen aller Ebenen.</translation>
    </message>
    <message>
        <source>in memory</source>
        <translation>im Speicher</translation>
    </message>
    <message>
        <source>Bytes of the memtables: writes that are in the log and not in tables yet.</source>
        <translation>Bytes der Memtables: Schreibvorgänge, die im Log und noch nicht in Tabellen stehen.</translation>
    </message>
    <message>
        <source>write amplification</source>
        <translation>Schreibverstärkung</translation>
    </message>
    <message>
        <source>Bytes written to disk / bytes written by you, since the store was opened.</source>
        <translation>Auf die Platte geschriebene Bytes / von Ihnen geschriebene Bytes, seit der Store geöffnet wurde.</translation>
    </message>
    <message>
        <source>space amplification</source>
        <translation>Platzverstärkung</translation>
    </message>
    <message>
        <source>cache hits</source>
        <translation>Cache-Treffer</translation>
    </message>
    <message>
        <source>Share of block reads that the cache answered, since the store was opened.</source>
        <translation>Anteil der Blockzugriffe, die der Cache beantwortete, seit der Store geöffnet wurde.</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>Bytes per level</source>
        <translation>Bytes je Ebene</translation>
    </message>
    <message>
        <source>What deserves attention</source>
        <translation>Was Beachtung verdient</translation>
    </message>
    <message>
        <source>Last events</source>
        <translation>Letzte Ereignisse</translation>
    </message>
    <message>
        <source>preset %1 · </source>
        <translation>Vorlage %1 · </translation>
    </message>
    <message>
        <source>No flush or compaction since the store was opened.</source>
        <translation>Kein Flush und keine Kompaktierung, seit der Store geöffnet wurde.</translation>
    </message>
    <message>
        <source>Events are seen when the store is open in Edit mode.</source>
        <translation>Ereignisse sieht man, wenn der Store zum Bearbeiten geöffnet ist.</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>What you write lies in the memtable and in the write-ahead log first. A flush makes an SSTable of it in L0, and compactions merge tables into the levels below. Each step shows here.</source>
        <translation>Was Sie schreiben, liegt zuerst in der Memtable und im Write-Ahead-Log. Ein Flush macht daraus eine SSTable in L0, und Kompaktierungen mischen Tabellen in die Ebenen darunter. Jeder Schritt ist hier zu sehen.</translation>
    </message>
    <message>
        <source>This store is empty</source>
        <translation>Dieser Store ist leer</translation>
    </message>
    <message>
        <source>Create the first key</source>
        <translation>Ersten Schlüssel anlegen</translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation>Datei importieren …</translation>
    </message>
    <message>
        <source>snapshot of %1</source>
        <translation>Momentaufnahme von %1</translation>
    </message>
    <message>
        <source>Bytes in tables / bytes of the tables under which nothing older lies: 1 is perfect, and no compaction can free more than the rest.</source>
        <translation>Bytes in Tabellen / Bytes der Tabellen, unter denen nichts Älteres liegt: 1 ist vollkommen, und mehr als den Rest kann keine Kompaktierung freigeben.</translation>
    </message>
    <message>
        <source>in value files</source>
        <translation>in Wertedateien</translation>
    </message>
    <message>
        <source>Bytes of value files: values so large that they lie apart from the tables, which only point to them. Merges move the pointers and leave the values where they are.</source>
        <translation>Bytes der Wertedateien: Werte, die so groß sind, dass sie getrennt von den Tabellen liegen, die nur auf sie zeigen. Beim Verschmelzen werden die Zeiger bewegt, die Werte bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>of it garbage</source>
        <translation>davon Abfall</translation>
    </message>
    <message>
        <source>Share of the value files that nobody refers to any more. Files with much of it are emptied: option “Garbage in value files”.</source>
        <translation>Anteil der Wertedateien, auf den niemand mehr verweist. Dateien mit viel davon werden geleert: Option „Abfall in Wertedateien“.</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::PlanPanel</name>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1, dropped where no snapshot needs them</source>
        <translation>%1, verworfen, wo kein Snapshot sie braucht</translation>
    </message>
    <message>
        <source>%1, kept: older data lies below</source>
        <translation>%1, behalten: darunter liegen ältere Daten</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Kompaktieren</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>All tables of all levels, into the deepest</source>
        <translation>Alle Tabellen aller Ebenen, in die tiefste</translation>
    </message>
    <message>
        <source>key range</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>one level</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>All of a level into the next one</source>
        <translation>Eine ganze Ebene in die nächste</translation>
    </message>
    <message>
        <source>from the first key</source>
        <translation>vom ersten Schlüssel an</translation>
    </message>
    <message>
        <source>to the last key</source>
        <translation>bis zum letzten Schlüssel</translation>
    </message>
    <message>
        <source>First key of the range</source>
        <translation>Erster Schlüssel des Bereichs</translation>
    </message>
    <message>
        <source>End of the range, itself not included</source>
        <translation>Ende des Bereichs, selbst nicht enthalten</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>table numbers, or choose them on the Levels page</source>
        <translation>Tabellennummern, oder wählen Sie auf der Seite „Ebenen“</translation>
    </message>
    <message>
        <source>Numbers of the tables</source>
        <translation>Nummern der Tabellen</translation>
    </message>
    <message>
        <source>Merges all tables; the longest way, and the one that frees most.</source>
        <translation>Verschmilzt alle Tabellen; der längste Weg, und der, der am meisten frei gibt.</translation>
    </message>
    <message>
        <source>Table numbers are digits, separated by commas.</source>
        <translation>Tabellennummern sind Ziffern, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>A key could not be understood: \xNN stands for one byte, \\ for a backslash.</source>
        <translation>Ein Schlüssel war nicht zu verstehen: \xNN steht für ein Byte, \\ für einen Backslash.</translation>
    </message>
    <message>
        <source>Nothing to do: no tables to merge here. What is still in memory can be flushed first.</source>
        <translation>Nichts zu tun: hier sind keine Tabellen zu verschmelzen. Was noch im Speicher ist, kann zuerst herausgeschrieben werden.</translation>
    </message>
    <message>
        <source>reads</source>
        <translation>liest</translation>
    </message>
    <message>
        <source>%1 tables of %2</source>
        <translation>%1 Tabellen aus %2</translation>
    </message>
    <message>
        <source>What the picker would take together: tables asked for, and those they overlap</source>
        <translation>Was zusammen genommen würde: verlangte Tabellen und die, die sie überlappen</translation>
    </message>
    <message>
        <source>bytes in</source>
        <translation>Bytes hinein</translation>
    </message>
    <message>
        <source>writes into</source>
        <translation>schreibt nach</translation>
    </message>
    <message>
        <source>%1, moved without rewriting</source>
        <translation>%1, ohne Umschreiben verschoben</translation>
    </message>
    <message>
        <source>tombstones</source>
        <translation>Löschmarken</translation>
    </message>
    <message>
        <source>disk needed</source>
        <translation>Platzbedarf</translation>
    </message>
    <message>
        <source>up to %1 of %2 free</source>
        <translation>bis zu %1 von %2 frei</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>bis zu %1</translation>
    </message>
    <message>
        <source>Inputs stay until the outputs are durable</source>
        <translation>Eingaben bleiben, bis die Ausgaben dauerhaft sind</translation>
    </message>
    <message>
        <source>This is what would happen. The store is open for inspection only, so nothing can run: open it for editing to flush and compact.</source>
        <translation>Das würde geschehen. Der Store ist nur zum Ansehen geöffnet, also kann nichts laufen: öffnen Sie ihn zum Bearbeiten, um zu flushen und zu kompaktieren.</translation>
    </message>
    <message>
        <source>✗ The disk is too full for this. Free some space, or choose less.</source>
        <translation>✗ Der Datenträger ist dafür zu voll. Schaffen Sie Platz, oder wählen Sie weniger.</translation>
    </message>
    <message>
        <source>Compact a key range</source>
        <translation>Schlüsselbereich kompaktieren</translation>
    </message>
    <message>
        <source>Compact %1</source>
        <translation>%1 kompaktieren</translation>
    </message>
    <message numerus="yes">
        <source>Compact %n table(s)</source>
        <translation>
            <numerusform>%n Tabelle kompaktieren</numerusform>
            <numerusform>%n Tabellen kompaktieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Compact everything</source>
        <translation>Alles kompaktieren</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>tombstones that stay</source>
        <translation>bleibende Löschmarken</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>Probelauf</translation>
    </message>
    <message>
        <source>Does all of it but writes nothing: tells the tables that would come, what would be dropped, and which tombstones would stay</source>
        <translation>Tut alles, schreibt aber nichts: sagt, welche Tabellen kämen, was entfiele und welche Löschmarken blieben</translation>
    </message>
    <message>
        <source>bytes out</source>
        <translation>Bytes hinaus</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n table(s)</source>
        <translation>
            <numerusform>%1 in %n Tabelle</numerusform>
            <numerusform>%1 in %n Tabellen</numerusform>
        </translation>
    </message>
    <message>
        <source>drops</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>%1 older versions, %2 tombstones</source>
        <translation>%1 ältere Versionen, %2 Löschmarken</translation>
    </message>
    <message numerus="yes">
        <source>%n entries in memory would be flushed first; the dry run leaves them out.</source>
        <translation>
            <numerusform>%n Eintrag im Speicher würde zuerst geflusht; der Probelauf lässt ihn aus.</numerusform>
            <numerusform>%n Einträge im Speicher würden zuerst geflusht; der Probelauf lässt sie aus.</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing, dropped whole</source>
        <translation>nichts, wird ganz verworfen</translation>
    </message>
    <message>
        <source>What would be compacted without being asked</source>
        <translation>Was ohne Zutun kompaktiert würde</translation>
    </message>
    <message>
        <source>The store does this by itself once a level is over its target.</source>
        <translation>Der Store tut dies von selbst, sobald eine Ebene über ihrem Ziel liegt.</translation>
    </message>
    <message>
        <source>Nothing is due: no level is over its target.</source>
        <translation>Nichts steht an: Keine Ebene liegt über ihrem Ziel.</translation>
    </message>
    <message>
        <source>This starts by itself, unless compaction in the background is off.</source>
        <translation>Dies beginnt von selbst, außer die Kompaktierung im Hintergrund ist aus.</translation>
    </message>
    <message>
        <source>The plan changed while the dry run went on. Run it again to see what this one does.</source>
        <translation>Der Plan änderte sich während des Probelaufs. Ein neuer Probelauf zeigt, was dieser bewirkt.</translation>
    </message>
    <message>
        <source>frees</source>
        <translation>gibt frei</translation>
    </message>
    <message>
        <source>tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Chosen tables and those they overlap</source>
        <translation>Gewählte Tabellen und die, mit denen sie sich überschneiden</translation>
    </message>
    <message>
        <source>next</source>
        <translation>als Nächstes</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%1 für %2</translation>
    </message>
    <message>
        <source>Those that still hide something</source>
        <translation>Die noch etwas verdecken</translation>
    </message>
    <message>
        <source>as they may hide data in</source>
        <translation>da sie verdecken können</translation>
    </message>
    <message>
        <source>Tables outside this compaction that may hold older versions of the same keys</source>
        <translation>Tabellen außerhalb dieser Kompaktierung, die ältere Versionen derselben Schlüssel enthalten können</translation>
    </message>
    <message>
        <source>as snapshots hold them</source>
        <translation>da Snapshots sie halten</translation>
    </message>
    <message>
        <source>Tombstones, and the sequence number of the snapshot</source>
        <translation>Löschmarken, und die Sequenznummer des Snapshots</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::PrefixTree</name>
    <message>
        <source>Prefixes</source>
        <translation>Präfixe</translation>
    </message>
    <message>
        <source>Separator of prefixes</source>
        <translation>Trennzeichen der Präfixe</translation>
    </message>
    <message>
        <source>The character at which keys are split into levels</source>
        <translation>Das Zeichen, an dem Schlüssel in Stufen geteilt werden</translation>
    </message>
    <message>
        <source>Prefixes of keys</source>
        <translation>Präfixe der Schlüssel</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::QuestionsDialog</name>
    <message>
        <source>Ten questions</source>
        <translation>Zehn Fragen</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation>Jetzt fragen</translation>
    </message>
    <message>
        <source>The line of levelctl</source>
        <translation>Die Zeile für levelctl</translation>
    </message>
    <message>
        <source>In the window</source>
        <translation>Im Fenster</translation>
    </message>
    <message>
        <source>What you see then</source>
        <translation>Was dann zu sehen ist</translation>
    </message>
    <message>
        <source>On the command line</source>
        <translation>Auf der Kommandozeile</translation>
    </message>
    <message>
        <source>For this a store must be open, and some questions are only for one that can be edited</source>
        <translation>Dafür muss ein Store geöffnet sein; manche Fragen gelten nur einem, der bearbeitet werden kann</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::RangeDialog</name>
    <message>
        <source>Delete Range</source>
        <translation>Bereich löschen</translation>
    </message>
    <message>
        <source>From, included</source>
        <translation>Von, enthalten</translation>
    </message>
    <message>
        <source>To, not included</source>
        <translation>Bis, nicht enthalten</translation>
    </message>
    <message>
        <source>Stage Deletion</source>
        <translation>Löschung vormerken</translation>
    </message>
    <message>
        <source>The end of the range must come after its start.</source>
        <translation>Das Ende des Bereichs muss hinter seinem Anfang liegen.</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt …</translation>
    </message>
    <message>
        <source>%1 keys of the store lie in this range now.</source>
        <translation>%1 Schlüssel des Stores liegen jetzt in diesem Bereich.</translation>
    </message>
    <message>
        <source>More than %1 keys of the store lie in this range now.</source>
        <translation>Mehr als %1 Schlüssel des Stores liegen jetzt in diesem Bereich.</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::ReplaceDialog</name>
    <message>
        <source>Match case</source>
        <translation>Groß-/Kleinschreibung</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Find and Replace in Values</source>
        <translation>In Werten suchen und ersetzen</translation>
    </message>
    <message>
        <source>look for</source>
        <translation>suchen nach</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>Was gesucht wird</translation>
    </message>
    <message>
        <source>replace by</source>
        <translation>ersetzen durch</translation>
    </message>
    <message>
        <source>What to put in its place</source>
        <translation>Was an seine Stelle tritt</translation>
    </message>
    <message>
        <source>Text as shown elsewhere; \xNN stands for one byte</source>
        <translation>Text wie anderswo gezeigt; \xNN steht für ein Byte</translation>
    </message>
    <message>
        <source>in the values of all keys</source>
        <translation>in den Werten aller Schlüssel</translation>
    </message>
    <message>
        <source>in the values of the keys the filter shows</source>
        <translation>in den Werten der Schlüssel, die der Filter zeigt</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nachher</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>Was sich ändern würde</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Looked at %1 of about %2 keys…</source>
        <translation>%1 von etwa %2 Schlüsseln angesehen …</translation>
    </message>
    <message numerus="yes">
        <source>%n occurrence(s)</source>
        <translation>
            <numerusform>%n Fundstelle</numerusform>
            <numerusform>%n Fundstellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n Wert</numerusform>
            <numerusform>%n Werte</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 keys looked at</source>
        <translation>%1 Schlüssel angesehen</translation>
    </message>
    <message>
        <source>Stopped: there may be more.</source>
        <translation>Angehalten: Es kann mehr geben.</translation>
    </message>
    <message>
        <source>That is as much as can be staged at once: write it, then find again.</source>
        <translation>Mehr lässt sich nicht auf einmal vormerken: Schreiben Sie dies, dann suchen Sie erneut.</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) skipped: too large, or no text.</source>
        <translation>
            <numerusform>%n Wert übergangen: zu groß oder kein Text.</numerusform>
            <numerusform>%n Werte übergangen: zu groß oder kein Text.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stage %n Change(s)</source>
        <translation>
            <numerusform>%n Änderung vormerken</numerusform>
            <numerusform>%n Änderungen vormerken</numerusform>
        </translation>
    </message>
    <message>
        <source>Stage Changes</source>
        <translation>Änderungen vormerken</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::ScanBar</name>
    <message>
        <source>partial</source>
        <translation>teilweise</translation>
    </message>
    <message>
        <source>Not every key has been looked at: there may be more matches.</source>
        <translation>Nicht jeder Schlüssel wurde angesehen: es kann weitere Treffer geben.</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n gewählt</numerusform>
            <numerusform>%n gewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>%1 gefunden</translation>
    </message>
    <message>
        <source>%1 · all keys scanned</source>
        <translation>%1 · alle Schlüssel durchsucht</translation>
    </message>
    <message>
        <source>%1 · scanned %2 of ~%3 keys</source>
        <translation>%1 · %2 von ~%3 Schlüsseln durchsucht</translation>
    </message>
    <message>
        <source>%1 keys · exact</source>
        <translation>%1 Schlüssel · genau</translation>
    </message>
    <message>
        <source>≈ %1 keys · estimate</source>
        <translation>≈ %1 Schlüssel · geschätzt</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>%1 keys could be read</source>
        <translation>%1 Schlüssel lesbar</translation>
    </message>
    <message>
        <source>Some of the store could not be read: keys may be missing.</source>
        <translation>Ein Teil des Stores konnte nicht gelesen werden: Schlüssel können fehlen.</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::Screenshots</name>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>Der Ordner %1 kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>“%1” did not settle in %2 seconds.</source>
        <translation>„%1“ kam in %2 Sekunden nicht zur Ruhe.</translation>
    </message>
    <message>
        <source>%1 cannot be opened.</source>
        <translation>%1 kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1 kann nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::SpaceModel</name>
    <message>
        <source>live</source>
        <translation>lebend</translation>
    </message>
    <message>
        <source>shadowed</source>
        <translation>verdeckt</translation>
    </message>
    <message>
        <source>tombstones</source>
        <translation>Löschmarken</translation>
    </message>
    <message>
        <source>overhead</source>
        <translation>Verwaltung</translation>
    </message>
    <message>
        <source>others</source>
        <translation>übrige</translation>
    </message>
    <message>
        <source>With a confidence of 95 % the true number is no farther away</source>
        <translation>Mit 95 % Sicherheit liegt die wahre Zahl nicht weiter entfernt</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>share</source>
        <translation>Anteil</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::SpacePage</name>
    <message>
        <source>Space</source>
        <translation>Platz</translation>
    </message>
    <message>
        <source>Sample again</source>
        <translation>Neue Stichprobe</translation>
    </message>
    <message>
        <source>Count exactly</source>
        <translation>Genau zählen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Here is shown which keys take the disk space, level by level, and how much of it is live. It is the tables that are measured.</source>
        <translation>Hier steht, welche Schlüssel den Platz auf der Platte belegen, Ebene für Ebene, und wie viel davon lebt. Gemessen werden die Tabellen.</translation>
    </message>
    <message>
        <source>colour by</source>
        <translation>Farbe nach</translation>
    </message>
    <message>
        <source>level</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Live bytes in the colour of their level</source>
        <translation>Lebende Bytes in der Farbe ihrer Ebene</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Live, shadowed, tombstones and overhead, whatever the level</source>
        <translation>Lebend, verdeckt, Löschmarken und Verwaltung, gleich welcher Ebene</translation>
    </message>
    <message>
        <source>Reads some data blocks, drawn at random, and estimates from them</source>
        <translation>Liest einige zufällig gezogene Datenblöcke und schätzt daraus</translation>
    </message>
    <message>
        <source>Reads every entry of every table: exact, and takes its time</source>
        <translation>Liest jeden Eintrag jeder Tabelle: genau, und es dauert</translation>
    </message>
    <message>
        <source>Progress of the count</source>
        <translation>Fortschritt der Zählung</translation>
    </message>
    <message>
        <source>Space by key prefix</source>
        <translation>Platz nach Schlüsselpräfix</translation>
    </message>
    <message>
        <source>Key prefixes</source>
        <translation>Schlüsselpräfixe</translation>
    </message>
    <message>
        <source>Count the space</source>
        <translation>Platz zählen</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Alle Schlüssel</translation>
    </message>
    <message>
        <source>%1 in all, %2 live</source>
        <translation>%1 insgesamt, %2 lebend</translation>
    </message>
    <message>
        <source>Counting every entry…</source>
        <translation>Jeder Eintrag wird gezählt…</translation>
    </message>
    <message>
        <source>Sampling…</source>
        <translation>Stichprobe wird gezogen…</translation>
    </message>
    <message>
        <source>The store has changed since.</source>
        <translation>Der Store hat sich seither verändert.</translation>
    </message>
    <message>
        <source>Exact: every entry was read.</source>
        <translation>Genau: Jeder Eintrag wurde gelesen.</translation>
    </message>
    <message numerus="yes">
        <source>Sampled: live bytes %1, from %n block(s) read.</source>
        <translation>
            <numerusform>Stichprobe: lebende Bytes %1, aus %n gelesenen Block.</numerusform>
            <numerusform>Stichprobe: lebende Bytes %1, aus %n gelesenen Blöcken.</numerusform>
        </translation>
    </message>
    <message>
        <source>Compact these keys…</source>
        <translation>Diese Schlüssel kompaktieren …</translation>
    </message>
    <message>
        <source>Shows what compacting the keys of the chosen prefix would do, before it is done</source>
        <translation>Zeigt vorher, was das Kompaktieren der Schlüssel des gewählten Präfixes täte</translation>
    </message>
    <message>
        <source>The store is open for inspection only: nothing can be compacted</source>
        <translation>Der Store ist nur zur Ansicht geöffnet: nichts kann kompaktiert werden</translation>
    </message>
    <message numerus="yes">
        <source>besides %1 of garbage in %n value file(s)</source>
        <translation>
            <numerusform>daneben %1 Abfall in %n Wertedatei</numerusform>
            <numerusform>daneben %1 Abfall in %n Wertedateien</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::StartScreen</name>
    <message>
        <source>See into LSM-tree stores: keys, tables, levels, filters and compactions.</source>
        <translation>In LSM-Baum-Stores hineinsehen: Schlüssel, Tabellen, Ebenen, Filter und Kompaktierungen.</translation>
    </message>
    <message>
        <source>Open a store…</source>
        <translation>Einen Store öffnen …</translation>
    </message>
    <message>
        <source>New store…</source>
        <translation>Neuer Store …</translation>
    </message>
    <message>
        <source>Make the sample store</source>
        <translation>Den Beispiel-Store anlegen</translation>
    </message>
    <message>
        <source>More than a million real entries: Unicode characters, Han readings, ISO codes. Takes about a minute.</source>
        <translation>Mehr als eine Million echter Einträge: Unicode-Zeichen, Han-Lesungen, ISO-Codes. Dauert etwa eine Minute.</translation>
    </message>
    <message>
        <source>Or drop a store&apos;s folder anywhere on this window.</source>
        <translation>Oder ziehen Sie den Ordner eines Stores irgendwo auf dieses Fenster.</translation>
    </message>
    <message>
        <source>Recent stores</source>
        <translation>Zuletzt benutzte Stores</translation>
    </message>
    <message>
        <source>Stores you open are listed here.</source>
        <translation>Stores, die Sie öffnen, stehen hier.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 is not there any more.</source>
        <translation>%1 gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Open a store</source>
        <translation>Einen Store öffnen</translation>
    </message>
    <message>
        <source>Looking at %1</source>
        <translation>%1 wird angesehen</translation>
    </message>
    <message>
        <source>%1 of about %2 entries</source>
        <translation>%1 von etwa %2 Einträgen</translation>
    </message>
    <message>
        <source>Making the sample store in %1</source>
        <translation>Der Beispiel-Store entsteht in %1</translation>
    </message>
    <message>
        <source>Opening the store</source>
        <translation>Der Store wird geöffnet</translation>
    </message>
    <message>
        <source>The write-ahead log is replayed; a long one takes a moment.</source>
        <translation>Das Write-Ahead-Log wird nachgespielt; ein langes braucht einen Augenblick.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Copying %1</source>
        <translation>%1 wird kopiert</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::StatusPanel</name>
    <message>
        <source>Levelscope format %1</source>
        <translation>Levelscope-Format %1</translation>
    </message>
    <message>
        <source>unknown format</source>
        <translation>unbekanntes Format</translation>
    </message>
    <message>
        <source>Show the jobs</source>
        <translation>Die Aufträge zeigen</translation>
    </message>
    <message>
        <source>The sequence number of the newest write</source>
        <translation>Die Sequenznummer des neuesten Schreibvorgangs</translation>
    </message>
    <message>
        <source>EDIT</source>
        <translation>BEARBEITEN</translation>
    </message>
    <message>
        <source>INSPECT</source>
        <translation>ANSEHEN</translation>
    </message>
    <message>
        <source>This window holds the store&apos;s lock and can write.</source>
        <translation>Dieses Fenster hält die Sperre des Stores und kann schreiben.</translation>
    </message>
    <message>
        <source>Only reading: no lock is held, nothing is written.</source>
        <translation>Nur lesen: keine Sperre wird gehalten, nichts wird geschrieben.</translation>
    </message>
    <message>
        <source>sequence %1</source>
        <translation>Sequenz %1</translation>
    </message>
    <message>
        <source>%1 keys · exact</source>
        <translation>%1 Schlüssel · genau</translation>
    </message>
    <message>
        <source>Counted one by one at this sequence</source>
        <translation>Einzeln gezählt bei dieser Sequenz</translation>
    </message>
    <message>
        <source>≈ %1 keys · estimate</source>
        <translation>≈ %1 Schlüssel · geschätzt</translation>
    </message>
    <message>
        <source>From the counts of entries and tombstones; Store ▸ Count keys counts them</source>
        <translation>Aus den Anzahlen der Einträge und Löschmarken; Store ▸ Schlüssel zählen zählt sie</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>ruht</translation>
    </message>
    <message>
        <source>%1 · family %2</source>
        <translation>%1 · Familie %2</translation>
    </message>
    <message>
        <source>SNAPSHOT</source>
        <translation>MOMENTAUFNAHME</translation>
    </message>
    <message>
        <source>A copy of %1, taken %2. Reload takes a new one.</source>
        <translation>Eine Kopie von %1, aufgenommen %2. Neu laden nimmt eine neue auf.</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::StoreChart</name>
    <message>
        <source>Bytes per level</source>
        <translation>Bytes je Ebene</translation>
    </message>
    <message>
        <source>Writes and reads</source>
        <translation>Schreiben und Lesen</translation>
    </message>
    <message>
        <source>Entries and size</source>
        <translation>Einträge und Größe</translation>
    </message>
    <message>
        <source>you write</source>
        <translation>Sie schreiben</translation>
    </message>
    <message>
        <source>disk writes</source>
        <translation>Platte schreibt</translation>
    </message>
    <message>
        <source>compaction reads</source>
        <translation>Kompaktierung liest</translation>
    </message>
    <message>
        <source>entries, thousands</source>
        <translation>Einträge, Tausend</translation>
    </message>
    <message>
        <source>Bytes per level, %1</source>
        <translation>Bytes je Ebene, %1</translation>
    </message>
    <message>
        <source>No tables yet: bytes show here with the first flush.</source>
        <translation>Noch keine Tabellen: Mit dem ersten Flush erscheinen hier Bytes.</translation>
    </message>
    <message>
        <source>Activity, %1 a second</source>
        <translation>Tätigkeit, %1 je Sekunde</translation>
    </message>
    <message>
        <source>Nothing was written since the store was opened. Writes, flushes and compactions draw their rates here.</source>
        <translation>Seit der Store geöffnet wurde, ist nichts geschrieben worden. Schreibvorgänge, Flushes und Kompaktierungen zeichnen hier ihre Raten.</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>size, %1 (right)</source>
        <translation>Größe, %1 (rechts)</translation>
    </message>
    <message>
        <source>Nothing is stored yet.</source>
        <translation>Noch ist nichts gespeichert.</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::StoreSession</name>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Flush the memtable</source>
        <translation>Memtable herausschreiben</translation>
    </message>
    <message>
        <source>Dry run of a compaction</source>
        <translation>Probelauf einer Kompaktierung</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::StoreTasks</name>
    <message>
        <source>Open a store</source>
        <translation>Einen Store öffnen</translation>
    </message>
    <message>
        <source>The memtable is in tables now.</source>
        <translation>Die Memtable ist jetzt in Tabellen.</translation>
    </message>
    <message>
        <source>Compact everything</source>
        <translation>Alles kompaktieren</translation>
    </message>
    <message>
        <source>Everything is compacted.</source>
        <translation>Alles ist kompaktiert.</translation>
    </message>
    <message>
        <source>Count keys</source>
        <translation>Schlüssel zählen</translation>
    </message>
    <message>
        <source>%1 keys, counted at sequence %2.</source>
        <translation>%1 Schlüssel, gezählt bei Sequenz %2.</translation>
    </message>
    <message>
        <source>Make a checkpoint: a new folder for the copy</source>
        <translation>Checkpoint anlegen: ein neuer Ordner für die Kopie</translation>
    </message>
    <message>
        <source>Make a checkpoint</source>
        <translation>Checkpoint anlegen</translation>
    </message>
    <message>
        <source>The copy is in %1.</source>
        <translation>Die Kopie ist in %1.</translation>
    </message>
    <message>
        <source>Clone to edit: a new folder for a store of Levelscope</source>
        <translation>Zum Bearbeiten klonen: ein neuer Ordner für einen Store von Levelscope</translation>
    </message>
    <message>
        <source>Clone to edit</source>
        <translation>Zum Bearbeiten klonen</translation>
    </message>
    <message>
        <source>%1 keys cloned into %2; the digest of both is %3.</source>
        <translation>%1 Schlüssel nach %2 geklont; die Prüfsumme beider ist %3.</translation>
    </message>
    <message>
        <source>Open a table file</source>
        <translation>Eine Tabellendatei öffnen</translation>
    </message>
    <message>
        <source>SSTables (*.lst)</source>
        <translation>SSTables (*.lst)</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::StoreTree</name>
    <message>
        <source>Store tree</source>
        <translation>Store-Baum</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::StoreTreeModel</name>
    <message>
        <source>Memtable</source>
        <translation>Memtable</translation>
    </message>
    <message>
        <source>%1 entries, %2 tombstones
from %3
to %4</source>
        <translation>%1 Einträge, %2 Löschmarken
von %3
bis %4</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n SSTable(s)</source>
        <translation>
            <numerusform>%1: %n SSTable</numerusform>
            <numerusform>%1: %n SSTables</numerusform>
        </translation>
    </message>
    <message>
        <source>column family</source>
        <translation>Spaltenfamilie</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::StructureView</name>
    <message>
        <source>Structure of the table</source>
        <translation>Aufbau der Tabelle</translation>
    </message>
    <message>
        <source>Entries of the block</source>
        <translation>Einträge des Blocks</translation>
    </message>
    <message>
        <source>file bytes</source>
        <translation>Dateibytes</translation>
    </message>
    <message>
        <source>The bytes of the file, compressed blocks as they are stored</source>
        <translation>Die Bytes der Datei, komprimierte Blöcke wie gespeichert</translation>
    </message>
    <message>
        <source>decompressed</source>
        <translation>entpackt</translation>
    </message>
    <message>
        <source>The bytes of the chosen block after decompression; offsets count from its start</source>
        <translation>Die Bytes des gewählten Blocks nach dem Entpacken; Positionen zählen ab seinem Anfang</translation>
    </message>
    <message>
        <source>Choose a data block to see its entries</source>
        <translation>Wählen Sie einen Datenblock, um seine Einträge zu sehen</translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation>Block %1</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 Einträge</translation>
    </message>
    <message>
        <source>%1 on disk</source>
        <translation>%1 auf der Platte</translation>
    </message>
    <message>
        <source>%1 %2×</source>
        <translation>%1 %2×</translation>
    </message>
    <message>
        <source>checksum ✓ %1</source>
        <translation>Prüfsumme ✓ %1</translation>
    </message>
    <message>
        <source>✗ %1</source>
        <translation>✗ %1</translation>
    </message>
    <message>
        <source>nobody&apos;s bytes at %1</source>
        <translation>niemandes Bytes bei %1</translation>
    </message>
    <message>
        <source>whole file</source>
        <translation>ganze Datei</translation>
    </message>
    <message>
        <source>block %1</source>
        <translation>Block %1</translation>
    </message>
    <message>
        <source>%1, %2 unpacked</source>
        <translation>%1, %2 entpackt</translation>
    </message>
    <message>
        <source>%1 at %2, %3</source>
        <translation>%1 bei %2, %3</translation>
    </message>
    <message>
        <source>nobody&apos;s bytes</source>
        <translation>niemandes Bytes</translation>
    </message>
    <message>
        <source>key: the prefix the whole block shares</source>
        <translation>Schlüssel: das Präfix, das der ganze Block teilt</translation>
    </message>
    <message>
        <source>key: its own part</source>
        <translation>Schlüssel: sein eigener Teil</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>The file ends before byte %1.</source>
        <translation>Die Datei endet vor Byte %1.</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::TableChangeModel</name>
    <message>
        <source>− gone</source>
        <translation>− weg</translation>
    </message>
    <message>
        <source>+ new</source>
        <translation>+ neu</translation>
    </message>
    <message>
        <source>↓ from</source>
        <translation>↓ von</translation>
    </message>
    <message>
        <source>↓ to</source>
        <translation>↓ nach</translation>
    </message>
    <message>
        <source>change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>level</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>smallest key</source>
        <translation>kleinster Schlüssel</translation>
    </message>
    <message>
        <source>largest key</source>
        <translation>größter Schlüssel</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::TableLifeModel</name>
    <message>
        <source>moved to %1</source>
        <translation>verschoben nach %1</translation>
    </message>
    <message>
        <source>there before, in %1</source>
        <translation>schon vorher da, in %1</translation>
    </message>
    <message>
        <source>born in %1</source>
        <translation>entstanden in %1</translation>
    </message>
    <message>
        <source>gone from %1</source>
        <translation>aus %1 verschwunden</translation>
    </message>
    <message>
        <source>event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>job</source>
        <translation>Auftrag</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::TableListModel</name>
    <message>
        <source>table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>level</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>tombstones</source>
        <translation>Löschmarken</translation>
    </message>
    <message>
        <source>smallest key</source>
        <translation>kleinster Schlüssel</translation>
    </message>
    <message>
        <source>largest key</source>
        <translation>größter Schlüssel</translation>
    </message>
    <message>
        <source>sequence</source>
        <translation>Sequenz</translation>
    </message>
    <message>
        <source>compression</source>
        <translation>Kompression</translation>
    </message>
    <message>
        <source>written</source>
        <translation>geschrieben</translation>
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
        <translation>Eine Tabelle entsteht, wenn eine Memtable herausgeschrieben wird. Dann kann hier jedes ihrer Bytes angesehen werden.</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Table before, in key order of its level</source>
        <translation>Vorige Tabelle in der Schlüsselordnung ihrer Ebene</translation>
    </message>
    <message>
        <source>Next table, in key order of its level</source>
        <translation>Nächste Tabelle in der Schlüsselordnung ihrer Ebene</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Aufbau</translation>
    </message>
    <message>
        <source>Bloom filter</source>
        <translation>Bloom-Filter</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>What it holds</source>
        <translation>Was sie enthält</translation>
    </message>
    <message>
        <source>How it is stored</source>
        <translation>Wie sie gespeichert ist</translation>
    </message>
    <message>
        <source>%1, no longer live</source>
        <translation>%1, nicht mehr lebend</translation>
    </message>
    <message>
        <source>every byte accounted for</source>
        <translation>jedes Byte zugeordnet</translation>
    </message>
    <message>
        <source>✗ some bytes belong to nobody</source>
        <translation>✗ einige Bytes gehören niemandem</translation>
    </message>
    <message numerus="yes">
        <source>✗ %n damaged block(s), the others are readable</source>
        <translation>
            <numerusform>✗ %n beschädigter Block, die anderen sind lesbar</numerusform>
            <numerusform>✗ %n beschädigte Blöcke, die anderen sind lesbar</numerusform>
        </translation>
    </message>
    <message>
        <source>checking…</source>
        <translation>wird geprüft …</translation>
    </message>
    <message>
        <source>properties</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>✗ unreadable</source>
        <translation>✗ unlesbar</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Versions of keys, tombstones included</source>
        <translation>Versionen von Schlüsseln samt Löschmarken</translation>
    </message>
    <message>
        <source>tombstones</source>
        <translation>Löschmarken</translation>
    </message>
    <message>
        <source>Entries that delete a key</source>
        <translation>Einträge, die einen Schlüssel löschen</translation>
    </message>
    <message>
        <source>range tombstones</source>
        <translation>Bereichslöschmarken</translation>
    </message>
    <message>
        <source>smallest key</source>
        <translation>kleinster Schlüssel</translation>
    </message>
    <message>
        <source>largest key</source>
        <translation>größter Schlüssel</translation>
    </message>
    <message>
        <source>sequence</source>
        <translation>Sequenz</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>User keys before prefix sharing and compression</source>
        <translation>Schlüssel vor dem Teilen von Präfixen und der Kompression</translation>
    </message>
    <message>
        <source>values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Values before compression</source>
        <translation>Werte vor der Kompression</translation>
    </message>
    <message>
        <source>expires</source>
        <translation>läuft ab</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>written</source>
        <translation>geschrieben</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Bytes</translation>
    </message>
    <message>
        <source>data blocks</source>
        <translation>Datenblöcke</translation>
    </message>
    <message>
        <source>block size</source>
        <translation>Blockgröße</translation>
    </message>
    <message>
        <source>What a data block aims at before compression</source>
        <translation>Was ein Datenblock vor der Kompression anstrebt</translation>
    </message>
    <message>
        <source>compression</source>
        <translation>Kompression</translation>
    </message>
    <message>
        <source>%1, %2×</source>
        <translation>%1, %2×</translation>
    </message>
    <message>
        <source>data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>filter probes</source>
        <translation>Filterproben</translation>
    </message>
    <message>
        <source>written by</source>
        <translation>geschrieben von</translation>
    </message>
    <message>
        <source>%1 checksums right</source>
        <translation>%1 Prüfsummen stimmen</translation>
    </message>
    <message numerus="yes">
        <source>%1 of values in %n value file(s)</source>
        <translation>
            <numerusform>%1 Werte in %n Wertedatei</numerusform>
            <numerusform>%1 Werte in %n Wertedateien</numerusform>
        </translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s), %1</source>
        <translation>
            <numerusform>%n Wert, %1</numerusform>
            <numerusform>%n Werte, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Large values lie in value files; the entries of the table point to them</source>
        <translation>Große Werte liegen in Wertedateien; die Einträge der Tabelle zeigen auf sie</translation>
    </message>
    <message>
        <source>Keys and values / bytes of the file</source>
        <translation>Schlüssel und Werte / Bytes der Datei</translation>
    </message>
    <message>
        <source>filter bits / key, asked</source>
        <translation>Filterbits / Schlüssel, gewollt</translation>
    </message>
    <message>
        <source>What the filter was to have; whole cache lines make it a little more</source>
        <translation>Was der Filter haben sollte; volle Cachezeilen machen es etwas mehr</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::TimeView</name>
    <message>
        <source>The manifest is not there any more: the store moved on.</source>
        <translation>Das Manifest ist nicht mehr da: Der Store hat sich weiterentwickelt.</translation>
    </message>
    <message>
        <source>What is shown is how it was.</source>
        <translation>Gezeigt wird, wie es war.</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Play the edits one after the other</source>
        <translation>Die Änderungen nacheinander abspielen</translation>
    </message>
    <message>
        <source>%1 #%2</source>
        <translation>%1 #%2</translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) gone</source>
        <translation>
            <numerusform>%n Tabelle weg</numerusform>
            <numerusform>%n Tabellen weg</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new, %1</source>
        <translation>
            <numerusform>%n neu, %1</numerusform>
            <numerusform>%n neu, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · go to another edit to compare</source>
        <translation>%1 · zum Vergleich zu einer anderen Änderung gehen</translation>
    </message>
    <message>
        <source>from edit %1 to edit %2 · %3 tables gone · %4 new</source>
        <translation>von Änderung %1 bis %2 · %3 Tabellen weg · %4 neu</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Life of a table</source>
        <translation>Leben einer Tabelle</translation>
    </message>
    <message>
        <source>Life of %1</source>
        <translation>Leben von %1</translation>
    </message>
    <message>
        <source>No edits yet</source>
        <translation>Noch keine Änderungen</translation>
    </message>
    <message>
        <source>The manifest notes every change of the set of tables: flushes, compactions, what you asked for. Here you will be able to go back to any of them.</source>
        <translation>Das Manifest hält jede Änderung der Tabellenmenge fest: Flushes, Kompaktierungen, was Sie verlangt haben. Hier können Sie zu jeder zurückgehen.</translation>
    </message>
    <message>
        <source>The tables after this edit</source>
        <translation>Die Tabellen nach dieser Änderung</translation>
    </message>
    <message>
        <source>First edit</source>
        <translation>Erste Änderung</translation>
    </message>
    <message>
        <source>Edit before</source>
        <translation>Vorige Änderung</translation>
    </message>
    <message>
        <source>Next edit</source>
        <translation>Nächste Änderung</translation>
    </message>
    <message>
        <source>Newest edit</source>
        <translation>Neueste Änderung</translation>
    </message>
    <message>
        <source>edits a second:</source>
        <translation>je Sekunde:</translation>
    </message>
    <message>
        <source>Compare from here</source>
        <translation>Von hier vergleichen</translation>
    </message>
    <message>
        <source>Keeps this edit as one end; then go to the other</source>
        <translation>Behält diese Änderung als ein Ende; gehen Sie dann zum anderen</translation>
    </message>
    <message>
        <source>Edits</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Tables that went and came by this edit, or between two</source>
        <translation>Tabellen, die durch diese Änderung oder zwischen zweien gingen und kamen</translation>
    </message>
    <message>
        <source>Choose a table on the map to follow it from birth to death</source>
        <translation>Wählen Sie eine Tabelle auf der Karte, um ihr von Anfang bis Ende zu folgen</translation>
    </message>
    <message>
        <source>edit %1 of %2 to %3</source>
        <translation>Änderung %1 von %2 bis %3</translation>
    </message>
    <message>
        <source>After this edit the store had no tables.</source>
        <translation>Nach dieser Änderung hatte der Store keine Tabellen.</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::TopBar</name>
    <message>
        <source>Go to key, table, offset… Ctrl+G</source>
        <translation>Zu Schlüssel, Tabelle … Strg+G</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>More pages</source>
        <translation>Weitere Seiten</translation>
    </message>
    <message>
        <source>A key, 000377.lst, 000377.lst@4096 (a byte of a file), @4096 (one of the open table), L2, or an address such as table:377/block:12</source>
        <translation>Ein Schlüssel, 000377.lst, 000377.lst@4096 (ein Byte einer Datei), @4096 (eines der offenen Tabelle), L2 oder eine Adresse wie table:377/block:12</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::TransferDialog</name>
    <message>
        <source>Go on after lines that cannot be read, and count them</source>
        <translation>Nach unlesbaren Zeilen weitermachen und sie zählen</translation>
    </message>
    <message>
        <source>Import rows</source>
        <translation>Zeilen importieren</translation>
    </message>
    <message>
        <source>Export rows</source>
        <translation>Zeilen exportieren</translation>
    </message>
    <message>
        <source>JSON lines: {&quot;key&quot;: …, &quot;value&quot;: …}</source>
        <translation>JSON-Zeilen: {&quot;key&quot;: …, &quot;value&quot;: …}</translation>
    </message>
    <message>
        <source>CSV, with a header line</source>
        <translation>CSV mit Kopfzeile</translation>
    </message>
    <message>
        <source>TSV, with a header line</source>
        <translation>TSV mit Kopfzeile</translation>
    </message>
    <message>
        <source>as text</source>
        <translation>als Text</translation>
    </message>
    <message>
        <source>as hexadecimal</source>
        <translation>hexadezimal</translation>
    </message>
    <message>
        <source>as Base64</source>
        <translation>als Base64</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>alle Schlüssel</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen …</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Keys and values</source>
        <translation>Schlüssel und Werte</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>Präfix</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>%1 importieren</translation>
    </message>
    <message>
        <source>Line %1 could not be read; the %2 rows before it are in the store.</source>
        <translation>Zeile %1 war nicht lesbar; die %2 Zeilen davor sind im Store.</translation>
    </message>
    <message>
        <source>%1 rows imported</source>
        <translation>%1 Zeilen importiert</translation>
    </message>
    <message>
        <source>%1, %2 skipped</source>
        <translation>%1, %2 übersprungen</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>%1 rows exported, %2</source>
        <translation>%1 Zeilen exportiert, %2</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::Treemap</name>
    <message>
        <source>in all</source>
        <translation>insgesamt</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::TriagePanel</name>
    <message>
        <source>Levelscope format %1</source>
        <translation>Levelscope-Format %1</translation>
    </message>
    <message>
        <source>not recognised</source>
        <translation>nicht erkannt</translation>
    </message>
    <message>
        <source>open in this program</source>
        <translation>in diesem Programm geöffnet</translation>
    </message>
    <message>
        <source>in use by process %1</source>
        <translation>von Prozess %1 benutzt</translation>
    </message>
    <message>
        <source>free</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>Process %1 has this store open. Inspecting takes no lock and does not disturb it; reload to see what it has written since.</source>
        <translation>Prozess %1 hat diesen Store geöffnet. Ansehen nimmt keine Sperre und stört nicht; neu laden zeigt, was seither geschrieben wurde.</translation>
    </message>
    <message>
        <source>This program has this store open already.</source>
        <translation>Dieses Programm hat diesen Store schon geöffnet.</translation>
    </message>
    <message>
        <source>You cannot write to this folder, so the store can only be inspected.</source>
        <translation>Sie können in diesen Ordner nicht schreiben, deshalb kann der Store nur angesehen werden.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) in the folder do not belong to the store; they are left alone.</source>
        <translation>
            <numerusform>%n Datei des Ordners gehört nicht zum Store; sie bleibt unberührt.</numerusform>
            <numerusform>%n Dateien des Ordners gehören nicht zum Store; sie bleiben unberührt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>New store here…</source>
        <translation>Neuer Store hier …</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>All files of the folder together</source>
        <translation>Alle Dateien des Ordners zusammen</translation>
    </message>
    <message>
        <source>tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>write-ahead logs</source>
        <translation>Write-Ahead-Logs</translation>
    </message>
    <message>
        <source>comparator</source>
        <translation>Vergleicher</translation>
    </message>
    <message>
        <source>How keys are ordered</source>
        <translation>Wie die Schlüssel geordnet sind</translation>
    </message>
    <message>
        <source>preset</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>lock</source>
        <translation>Sperre</translation>
    </message>
    <message numerus="yes">
        <source>There are %n more limits or damages.</source>
        <translation>
            <numerusform>Es gibt %n weitere Einschränkung oder Beschädigung.</numerusform>
            <numerusform>Es gibt %n weitere Einschränkungen oder Beschädigungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>column families</source>
        <translation>Spaltenfamilien</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>Momentaufnahme</translation>
    </message>
    <message>
        <source>Copies the store into a temporary folder and inspects the copy: it stays as it is while another program goes on writing. The copy is removed when the window closes it.</source>
        <translation>Kopiert den Store in einen temporären Ordner und untersucht die Kopie: Sie bleibt, wie sie ist, während ein anderes Programm weiterschreibt. Die Kopie wird entfernt, wenn das Fenster sie schließt.</translation>
    </message>
    <message>
        <source>Edit locks the store for this window and can write.</source>
        <translation>Bearbeiten sperrt den Store für dieses Fenster und kann schreiben.</translation>
    </message>
    <message>
        <source>A store of another engine is never written; Store ▸ Clone to edit makes one of it that is.</source>
        <translation>In einen Store einer anderen Engine wird nie geschrieben; Store ▸ Zum Bearbeiten klonen macht daraus einen, in den geschrieben werden kann.</translation>
    </message>
    <message>
        <source>Inspect only reads and takes no lock. Snapshot inspects a copy, which stays as it is while another program writes. %1</source>
        <translation>Ansehen liest nur und nimmt keine Sperre. Momentaufnahme zeigt eine Kopie, die bleibt, wie sie ist, während ein anderes Programm schreibt. %1</translation>
    </message>
    <message>
        <source>A table is missing or damaged. The rest can be inspected; to edit, repair the store first.</source>
        <translation>Eine Tabelle fehlt oder ist beschädigt. Der Rest lässt sich ansehen; vor dem Bearbeiten muss der Store repariert werden.</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::ValueView</name>
    <message>
        <source>Value as text</source>
        <translation>Wert als Text</translation>
    </message>
    <message>
        <source>Select a key to see its value.</source>
        <translation>Wählen Sie einen Schlüssel, um seinen Wert zu sehen.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Previous page of the value</source>
        <translation>Vorige Seite des Werts</translation>
    </message>
    <message>
        <source>Next page of the value</source>
        <translation>Nächste Seite des Werts</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>As stored, hidden characters escaped</source>
        <translation>Wie gespeichert, verborgene Zeichen sichtbar gemacht</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Names and values as a tree</source>
        <translation>Namen und Werte als Baum</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Every byte</source>
        <translation>Jedes Byte</translation>
    </message>
    <message>
        <source>This key is not in the store any more.</source>
        <translation>Dieser Schlüssel ist nicht mehr im Store.</translation>
    </message>
    <message>
        <source>The value is empty: zero bytes.</source>
        <translation>Der Wert ist leer: null Bytes.</translation>
    </message>
    <message>
        <source>It begins like JSON, but: %1, at offset %2.</source>
        <translation>Er beginnt wie JSON, aber: %1, an Position %2.</translation>
    </message>
    <message>
        <source>bytes %1 to %2 of %3</source>
        <translation>Bytes %1 bis %2 von %3</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>Dekodierer</translation>
    </message>
    <message>
        <source>How bytes that are neither text nor JSON are read. The choice holds for keys of the same prefix.</source>
        <translation>Wie Bytes gelesen werden, die weder Text noch JSON sind. Die Wahl gilt für Schlüssel mit demselben Präfix.</translation>
    </message>
    <message>
        <source>It is no %1: %2, at offset %3. The bytes are shown as they are.</source>
        <translation>Es ist kein %1: %2, bei Offset %3. Die Bytes werden gezeigt, wie sie sind.</translation>
    </message>
    <message>
        <source>Decoders of this store</source>
        <translation>Decoder dieses Stores</translation>
    </message>
    <message>
        <source>unmasked</source>
        <translation>demaskiert</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::VerifyPage</name>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Copy findings</source>
        <translation>Befunde kopieren</translation>
    </message>
    <message>
        <source>Is every file as it was written?</source>
        <translation>Ist jede Datei so, wie sie geschrieben wurde?</translation>
    </message>
    <message>
        <source>Reads all of the store: the checksum of every block and log record, the order of keys in and between tables, filters against keys, and the manifest against the disk. Every finding leads to its place. Nothing is changed, and it can be cancelled.</source>
        <translation>Liest den ganzen Store: die Prüfsumme jedes Blocks und Logsatzes, die Ordnung der Schlüssel in und zwischen Tabellen, Filter gegen Schlüssel und das Manifest gegen die Platte. Jeder Befund führt an seinen Ort. Nichts wird verändert, und es lässt sich abbrechen.</translation>
    </message>
    <message>
        <source>Verify now</source>
        <translation>Jetzt prüfen</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Show the place</source>
        <translation>Ort zeigen</translation>
    </message>
    <message numerus="yes">
        <source>✗ Damaged in %n place(s)</source>
        <translation>
            <numerusform>✗ Beschädigt an %n Stelle</numerusform>
            <numerusform>✗ Beschädigt an %n Stellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>✓ Sound, with %n thing(s) to know</source>
        <translation>
            <numerusform>✓ Heil, mit %n Hinweis</numerusform>
            <numerusform>✓ Heil, mit %n Hinweisen</numerusform>
        </translation>
    </message>
    <message>
        <source>✓ Sound: every file is as it was written</source>
        <translation>✓ Heil: jede Datei ist, wie sie geschrieben wurde</translation>
    </message>
    <message numerus="yes">
        <source>%n table(s)</source>
        <translation>
            <numerusform>%n Tabelle</numerusform>
            <numerusform>%n Tabellen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 blocks</source>
        <translation>%1 Blöcke</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 Einträge</translation>
    </message>
    <message numerus="yes">
        <source>%n log(s)</source>
        <translation>
            <numerusform>%n Log</numerusform>
            <numerusform>%n Logs</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>the first %1 findings are shown</source>
        <translation>die ersten %1 Befunde sind gezeigt</translation>
    </message>
    <message>
        <source>tables came and went since</source>
        <translation>seither kamen und gingen Tabellen</translation>
    </message>
    <message numerus="yes">
        <source>Copied %n finding(s)</source>
        <translation>
            <numerusform>%n Befund kopiert</numerusform>
            <numerusform>%n Befunde kopiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Verified %1 in %2 tables and %3 logs: </source>
        <translation>%1 in %2 Tabellen und %3 Logs geprüft: </translation>
    </message>
    <message>
        <source>all is well.</source>
        <translation>alles in Ordnung.</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s), see the page Verify.</source>
        <translation>
            <numerusform>%n Befund, siehe Seite Prüfen.</numerusform>
            <numerusform>%n Befunde, siehe Seite Prüfen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 values in %n file(s) of their own</source>
        <translation>
            <numerusform>%1 Werte in %n eigener Datei</numerusform>
            <numerusform>%1 Werte in %n eigenen Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>What was checked, and is right</source>
        <translation>Was geprüft wurde und stimmt</translation>
    </message>
    <message>
        <source>checksums of blocks</source>
        <translation>Prüfsummen von Blöcken</translation>
    </message>
    <message>
        <source>Stored with each block, computed anew</source>
        <translation>Bei jedem Block gespeichert, neu berechnet</translation>
    </message>
    <message>
        <source>checksums of log records</source>
        <translation>Prüfsummen von Logsätzen</translation>
    </message>
    <message>
        <source>keys in order</source>
        <translation>Schlüssel in ihrer Reihenfolge</translation>
    </message>
    <message>
        <source>In each table, and from table to table of a level</source>
        <translation>In jeder Tabelle und von Tabelle zu Tabelle einer Ebene</translation>
    </message>
    <message>
        <source>tables as the manifest has them</source>
        <translation>Tabellen, wie das Manifest sie nennt</translation>
    </message>
    <message>
        <source>Their sizes and first and last keys</source>
        <translation>Ihre Größe, ihr erster und ihr letzter Schlüssel</translation>
    </message>
    <message>
        <source>values in files of their own</source>
        <translation>Werte in eigenen Dateien</translation>
    </message>
    <message>
        <source>Each found where its key points to</source>
        <translation>Jeder dort, wohin sein Schlüssel zeigt</translation>
    </message>
    <message numerus="yes">
        <source>%n log record(s)</source>
        <translation>
            <numerusform>%n Logsatz</numerusform>
            <numerusform>%n Logsätze</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::WalBatchModel</name>
    <message>
        <source>Operations that were written as one; 0: a mark that everything before is durable</source>
        <translation>Operationen, die gemeinsam geschrieben wurden; 0: eine Marke, dass alles davor dauerhaft ist</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>offset</source>
        <translation>Offset</translation>
    </message>
    <message>
        <source>first sequence</source>
        <translation>erste Sequenz</translation>
    </message>
    <message>
        <source>operations</source>
        <translation>Operationen</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::WalOperationModel</name>
    <message>
        <source>expires %1</source>
        <translation>läuft ab %1</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>Bytes of key and value</source>
        <translation>Bytes von Schlüssel und Wert</translation>
    </message>
    <message>
        <source>sequence</source>
        <translation>Sequenz</translation>
    </message>
    <message>
        <source>type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::WalView</name>
    <message>
        <source>Write-ahead log</source>
        <translation>Write-Ahead-Log</translation>
    </message>
    <message>
        <source>Show the dropped bytes</source>
        <translation>Verworfene Bytes zeigen</translation>
    </message>
    <message>
        <source>What a recovery would make of all logs: nothing is written</source>
        <translation>Was eine Wiederherstellung aus allen Logs machte: Es wird nichts geschrieben</translation>
    </message>
    <message>
        <source>Batches of the log</source>
        <translation>Stapel des Logs</translation>
    </message>
    <message>
        <source>Bytes of the log</source>
        <translation>Bytes des Logs</translation>
    </message>
    <message>
        <source>Operations of the batch</source>
        <translation>Operationen des Stapels</translation>
    </message>
    <message>
        <source>This log is not there any more: the store moved on.</source>
        <translation>Dieses Log ist nicht mehr da: Der Store hat sich weiterentwickelt.</translation>
    </message>
    <message>
        <source>What it held lies in tables now, or in a newer log.</source>
        <translation>Was darin stand, liegt jetzt in Tabellen oder in einem neueren Log.</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>A recovery would fail: %1</source>
        <translation>Eine Wiederherstellung würde scheitern: %1</translation>
    </message>
    <message>
        <source>nothing would be dropped</source>
        <translation>nichts würde verworfen</translation>
    </message>
    <message>
        <source>%1 of a torn end would be dropped</source>
        <translation>%1 eines abgerissenen Endes würden verworfen</translation>
    </message>
    <message>
        <source>No write-ahead log</source>
        <translation>Kein Write-Ahead-Log</translation>
    </message>
    <message>
        <source>Every write is appended to a log before it reaches the memtable, so that a crash loses nothing. This store has none: all it holds lies in tables.</source>
        <translation>Jedes Schreiben wird an ein Log gehängt, bevor es die Memtable erreicht, damit ein Absturz nichts verliert. Dieser Store hat keines: Alles liegt in Tabellen.</translation>
    </message>
    <message>
        <source>This log is empty</source>
        <translation>Dieses Log ist leer</translation>
    </message>
    <message>
        <source>Every write is appended to a log before it reaches the memtable, so that a crash loses nothing. The next one will appear here, as a batch.</source>
        <translation>Jedes Schreiben wird an ein Log gehängt, bevor es die Memtable erreicht, damit ein Absturz nichts verliert. Das nächste erscheint hier als Stapel.</translation>
    </message>
    <message>
        <source>sequences %1 to %2</source>
        <translation>Sequenzen %1 bis %2</translation>
    </message>
    <message>
        <source>walked %1</source>
        <translation>%1 durchgesehen</translation>
    </message>
    <message>
        <source>✗ torn end: the last write was cut off, %1 do not count</source>
        <translation>✗ abgerissenes Ende: Das letzte Schreiben wurde abgeschnitten, %1 zählen nicht</translation>
    </message>
    <message>
        <source>✗ damaged at 0x%1, with good records behind</source>
        <translation>✗ beschädigt bei 0x%1, mit guten Einträgen dahinter</translation>
    </message>
    <message>
        <source>✓ ends clean</source>
        <translation>✓ endet sauber</translation>
    </message>
    <message>
        <source>a mark: everything before it is durable</source>
        <translation>eine Marke: Alles davor ist dauerhaft</translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s), written as one</source>
        <translation>
            <numerusform>%n Operation</numerusform>
            <numerusform>%n Operationen, gemeinsam geschrieben</numerusform>
        </translation>
    </message>
    <message>
        <source>in %1 fragments</source>
        <translation>in %1 Fragmenten</translation>
    </message>
    <message>
        <source>checksum ✓ %1</source>
        <translation>Prüfsumme ✓ %1</translation>
    </message>
    <message>
        <source>✗ checksum does not match</source>
        <translation>✗ Prüfsumme stimmt nicht</translation>
    </message>
    <message>
        <source>compressed: keys and values have no bytes of their own</source>
        <translation>komprimiert: Schlüssel und Werte haben keine eigenen Bytes</translation>
    </message>
    <message>
        <source>batch at 0x%1, %2</source>
        <translation>Stapel bei 0x%1, %2</translation>
    </message>
    <message>
        <source>does not count: no good record begins here</source>
        <translation>zählt nicht: Hier beginnt kein guter Eintrag</translation>
    </message>
    <message>
        <source>%1 at 0x%2 do not count</source>
        <translation>%1 bei 0x%2 zählen nicht</translation>
    </message>
    <message>
        <source>A recovery now would replay all up to sequence %1 (batches: %2, operations: %3); %4</source>
        <translation>Eine Wiederherstellung spielte jetzt alles bis Sequenz %1 ein (Stapel: %2, Operationen: %3); %4</translation>
    </message>
    <message>
        <source>batches: %1</source>
        <translation>Stapel: %1</translation>
    </message>
    <message>
        <source>operations: %1</source>
        <translation>Operationen: %1</translation>
    </message>
    <message>
        <source>%1, room for %2 set aside</source>
        <translation>%1, Platz für %2 bereitgestellt</translation>
    </message>
    <message>
        <source>marks: %1</source>
        <translation>Marken: %1</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::WindowActions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;New store…</source>
        <translation>&amp;Neuer Store …</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt benutzt</translation>
    </message>
    <message>
        <source>&amp;Make the sample store…</source>
        <translation>&amp;Beispiel-Store anlegen …</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren …</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>&amp;Close store</source>
        <translation>Store s&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>Copy &amp;address</source>
        <translation>&amp;Adresse kopieren</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>&amp;Felder</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>Anordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>Farb&amp;schema</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>&amp;Scale</source>
        <translation>&amp;Maßstab</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>The new scale takes effect at the next start.</source>
        <translation>Der neue Maßstab gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>&amp;Vor</translation>
    </message>
    <message>
        <source>&amp;Go to…</source>
        <translation>&amp;Gehe zu …</translation>
    </message>
    <message>
        <source>&amp;Store</source>
        <translation>&amp;Store</translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>&amp;Neu laden</translation>
    </message>
    <message>
        <source>&amp;Flush the memtable</source>
        <translation>Memtable &amp;herausschreiben</translation>
    </message>
    <message>
        <source>&amp;Compact everything</source>
        <translation>Alles &amp;kompaktieren</translation>
    </message>
    <message>
        <source>Count &amp;keys</source>
        <translation>&amp;Schlüssel zählen</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>Make a c&amp;heckpoint…</source>
        <translation>&amp;Checkpoint anlegen …</translation>
    </message>
    <message>
        <source>Open again to &amp;edit</source>
        <translation>Noch einmal zum &amp;Bearbeiten öffnen</translation>
    </message>
    <message>
        <source>Open again to &amp;inspect only</source>
        <translation>Noch einmal nur zum &amp;Ansehen öffnen</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Werkzeuge</translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation>&amp;Befehle …</translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics</source>
        <translation>&amp;Diagnose kopieren</translation>
    </message>
    <message>
        <source>Copied, without keys or values.</source>
        <translation>Kopiert, ohne Schlüssel und Werte.</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>&amp;Fenster</translation>
    </message>
    <message>
        <source>&amp;New window</source>
        <translation>&amp;Neues Fenster</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;About Levelscope</source>
        <translation>&amp;Über Levelscope</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>C&amp;lone to edit…</source>
        <translation>Zum Bearbeiten k&amp;lonen …</translation>
    </message>
    <message>
        <source>Open a &amp;table file…</source>
        <translation>&amp;Tabellendatei öffnen …</translation>
    </message>
    <message>
        <source>&amp;Ten questions…</source>
        <translation>&amp;Zehn Fragen …</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::WorkCard</name>
    <message>
        <source>Work done</source>
        <translation>Getane Arbeit</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 min</translation>
    </message>
    <message>
        <source>hour</source>
        <translation>Stunde</translation>
    </message>
    <message>
        <source>day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>ever</source>
        <translation>gesamt</translation>
    </message>
    <message>
        <source>As far back as the manifests that are kept</source>
        <translation>So weit die aufbewahrten Manifeste zurückreichen</translation>
    </message>
    <message>
        <source>Flushes and compactions</source>
        <translation>Flushes und Kompaktierungen</translation>
    </message>
    <message>
        <source>Reading the manifests…</source>
        <translation>Die Manifeste werden gelesen …</translation>
    </message>
    <message>
        <source>The manifests of this store do not tell when something was done. The Log page shows each of their edits.</source>
        <translation>Die Manifeste dieses Stores sagen nicht, wann etwas getan wurde. Die Seite Log zeigt jede ihrer Änderungen.</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::WorkDoneModel</name>
    <message>
        <source>Compactions made %1 out of %2 and dropped %3 entries.</source>
        <translation>Kompaktierungen machten %1 aus %2 und verwarfen %3 Einträge.</translation>
    </message>
    <message>
        <source>%1 came in new.</source>
        <translation>%1 kamen neu hinzu.</translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) moved without being rewritten.</source>
        <translation>
            <numerusform>%n Tabelle wurde verschoben, ohne umgeschrieben zu werden.</numerusform>
            <numerusform>%n Tabellen wurden verschoben, ohne umgeschrieben zu werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>No flush and no compaction in this time.</source>
        <translation>Kein Flush und keine Kompaktierung in dieser Zeit.</translation>
    </message>
    <message numerus="yes">
        <source>%n moved</source>
        <translation>
            <numerusform>%n verschoben</numerusform>
            <numerusform>%n verschoben</numerusform>
        </translation>
    </message>
    <message>
        <source>Entries that went in and did not come out again: older versions, and tombstones with nothing left to hide</source>
        <translation>Einträge, die hineingingen und nicht wieder herauskamen: ältere Versionen und Löschmarken, die nichts mehr verdecken</translation>
    </message>
    <message>
        <source>work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>times</source>
        <translation>Mal</translation>
    </message>
    <message>
        <source>tables read</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>tables written</source>
        <translation>geschrieben</translation>
    </message>
    <message>
        <source>entries dropped</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>last</source>
        <translation>zuletzt</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::WritePath</name>
    <message numerus="yes">
        <source>%n table(s)</source>
        <translation>
            <numerusform>%n Tabelle</numerusform>
            <numerusform>%n Tabellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>within L%1</source>
        <translation>innerhalb von L%1</translation>
    </message>
    <message>
        <source>from L%1 to L%2</source>
        <translation>von L%1 nach L%2</translation>
    </message>
    <message>
        <source>%1 moved %2 as it is: nothing there overlaps it.</source>
        <translation>%1 zog %2 um, unverändert: Nichts dort überlappt.</translation>
    </message>
    <message>
        <source>%1 became %2, %3; %4 that no reader needs were dropped.</source>
        <translation>Aus %1 wurde %2, %3; entfernt, weil kein Leser sie braucht: %4.</translation>
    </message>
    <message>
        <source>%1 to be written, up to sequence %2.</source>
        <translation>Zu schreiben: %1, bis Sequenz %2.</translation>
    </message>
    <message>
        <source>First into the write-ahead log %1: from here on a crash loses nothing.</source>
        <translation>Zuerst ins Write-Ahead-Log %1: Von hier an verliert ein Absturz nichts.</translation>
    </message>
    <message>
        <source>Then into the memtable: from here on readers see it.</source>
        <translation>Dann in die Memtable: Von hier an sehen es Leser.</translation>
    </message>
    <message>
        <source>The memtable is switched with %1; a new one and a new log take the writes.</source>
        <translation>Die Memtable wird mit %1 gewechselt; eine neue und ein neues Log nehmen die Schreibvorgänge an.</translation>
    </message>
    <message>
        <source>A memtable of %1 is being written to a table.</source>
        <translation>Eine Memtable mit %1 wird in eine Tabelle geschrieben.</translation>
    </message>
    <message>
        <source>It is %1 of level 0 now; its log is not needed any more.</source>
        <translation>Sie ist jetzt %1 der Ebene 0; ihr Log wird nicht mehr gebraucht.</translation>
    </message>
    <message>
        <source>%1 are being merged into L%2.</source>
        <translation>Wird in L%2 zusammengeführt: %1.</translation>
    </message>
    <message>
        <source>It did not end well: everything stays where it was.</source>
        <translation>Das ging nicht gut aus: Alles bleibt, wo es war.</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::WritePathPanel</name>
    <message>
        <source>Next step</source>
        <translation>Nächster Schritt</translation>
    </message>
    <message>
        <source>Stage an example</source>
        <translation>Beispiel vormerken</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>Each step as it happens</source>
        <translation>Jeder Schritt, sobald er geschieht</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>langsam</translation>
    </message>
    <message>
        <source>One step every second and a half; what happens meanwhile waits</source>
        <translation>Ein Schritt alle anderthalb Sekunden; was inzwischen geschieht, wartet</translation>
    </message>
    <message>
        <source>step by step</source>
        <translation>schrittweise</translation>
    </message>
    <message>
        <source>Waits for “Next step”; what happens meanwhile waits</source>
        <translation>Wartet auf „Nächster Schritt“; was inzwischen geschieht, wartet</translation>
    </message>
    <message>
        <source>Stages a new pair as a change. Write the changes, and see it travel from the client to the levels</source>
        <translation>Merkt ein neues Paar als Änderung vor. Schreiben Sie die Änderungen und sehen Sie es vom Client zu den Ebenen wandern</translation>
    </message>
    <message>
        <source>The way of writes</source>
        <translation>Der Weg eines Schreibvorgangs</translation>
    </message>
    <message>
        <source>The store is open for inspection: nothing is written here, so nothing travels.</source>
        <translation>Der Store ist nur zur Ansicht geöffnet: Hier wird nichts geschrieben, also wandert nichts.</translation>
    </message>
    <message>
        <source>A write goes from left to right. Write something, and see it travel.</source>
        <translation>Ein Schreibvorgang geht von links nach rechts. Schreiben Sie etwas und sehen Sie es wandern.</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) to come.</source>
        <translation>
            <numerusform>Noch %n Schritt.</numerusform>
            <numerusform>Noch %n Schritte.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was dropped: a newer version hides it.</source>
        <translation>%1 wurde entfernt: Eine neuere Version verdeckt es.</translation>
    </message>
    <message>
        <source>%1 is in %2, table %3.</source>
        <translation>%1 ist in %2, Tabelle %3.</translation>
    </message>
    <message>
        <source>The dot is %1.</source>
        <translation>Der Punkt ist %1.</translation>
    </message>
    <message>
        <source>Staged: %1. Write the changes, and see it travel.</source>
        <translation>Vorgemerkt: %1. Schreiben Sie die Änderungen und sehen Sie es wandern.</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::WritePathStrip</name>
    <message>
        <source>The way of writes</source>
        <translation>Der Weg eines Schreibvorgangs</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Memtable</source>
        <translation>Memtable</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>sequence</source>
        <translation>Sequenz</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message numerus="yes">
        <source>%n memtable(s)</source>
        <translation>
            <numerusform>%n Memtable</numerusform>
            <numerusform>%n Memtables</numerusform>
        </translation>
    </message>
    <message>
        <source>flushing</source>
        <translation>wird geschrieben</translation>
    </message>
    <message numerus="yes">
        <source>%n table(s)</source>
        <translation>
            <numerusform>%n Tabelle</numerusform>
            <numerusform>%n Tabellen</numerusform>
        </translation>
    </message>
    <message>
        <source>Whoever writes. Each write gets the next sequence number.</source>
        <translation>Wer schreibt. Jeder Schreibvorgang bekommt die nächste Sequenznummer.</translation>
    </message>
    <message>
        <source>Every write is appended here first, so that a crash loses nothing.</source>
        <translation>Jeder Schreibvorgang wird zuerst hier angehängt, damit ein Absturz nichts verliert.</translation>
    </message>
    <message>
        <source>Sorted in memory: readers find the newest writes here.</source>
        <translation>Sortiert im Speicher: Hier finden Leser das zuletzt Geschriebene.</translation>
    </message>
    <message>
        <source>Full memtables that take no writes and wait to become a table.</source>
        <translation>Volle Memtables, die nichts mehr annehmen und darauf warten, zur Tabelle zu werden.</translation>
    </message>
    <message>
        <source>Sorted tables on disk. Compactions carry entries down from level to level.</source>
        <translation>Sortierte Tabellen auf der Platte. Kompaktierungen tragen Einträge Ebene für Ebene nach unten.</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>levelscope::gui::WritersCard</name>
    <message>
        <source>Writers are slowed: memtables fill faster than they are flushed.</source>
        <translation>Schreiber werden gebremst: Memtables füllen sich schneller, als sie geflusht werden.</translation>
    </message>
    <message>
        <source>Writers are slowed: L0 gets tables faster than they are compacted.</source>
        <translation>Schreiber werden gebremst: L0 bekommt schneller Tabellen, als sie kompaktiert werden.</translation>
    </message>
    <message>
        <source>Writers are slowed: compaction lags behind the levels&apos; targets.</source>
        <translation>Schreiber werden gebremst: die Kompaktierung hängt den Zielgrößen der Ebenen nach.</translation>
    </message>
    <message>
        <source>Writers are not slowed.</source>
        <translation>Schreiber werden nicht gebremst.</translation>
    </message>
    <message>
        <source>memtables</source>
        <translation>Memtables</translation>
    </message>
    <message>
        <source>sorted runs in L0</source>
        <translation>sortierte Läufe in L0</translation>
    </message>
    <message>
        <source>bytes over the levels&apos; targets</source>
        <translation>Bytes über den Zielgrößen der Ebenen</translation>
    </message>
    <message>
        <source>More memtables, or larger ones, bridge bursts; what lasts needs a faster disk.</source>
        <translation>Mehr oder größere Memtables überbrücken Stöße; was dauert, braucht eine schnellere Platte.</translation>
    </message>
    <message>
        <source>It ends by itself when compaction has caught up.</source>
        <translation>Es endet von selbst, wenn die Kompaktierung aufgeholt hat.</translation>
    </message>
    <message>
        <source>Each debt is below the mark where slowing begins.</source>
        <translation>Jeder Rückstand liegt unter der Marke, ab der er bremst.</translation>
    </message>
    <message>
        <source>Writers</source>
        <translation>Schreiber</translation>
    </message>
    <message>
        <source>What slows the writers of this store only its own engine knows.</source>
        <translation>Was die Schreiber dieses Stores bremst, weiß nur seine eigene Engine.</translation>
    </message>
    <message>
        <source>The bars show it for stores of Levelscope.</source>
        <translation>Für Stores von Levelscope zeigen es die Balken.</translation>
    </message>
    <message>
        <source>Each MiB waits %1.</source>
        <translation>Jedes MiB wartet %1.</translation>
    </message>
    <message>
        <source>They have not waited since the store was opened.</source>
        <translation>Seit dem Öffnen haben sie nicht gewartet.</translation>
    </message>
    <message>
        <source>They have waited %1 since the store was opened.</source>
        <translation>Seit dem Öffnen haben sie %1 gewartet.</translation>
    </message>
    <message>
        <source>%1 full, slows above %2</source>
        <translation>%1 voll, bremst über %2</translation>
    </message>
    <message>
        <source>%1, slows above %2</source>
        <translation>%1, bremst über %2</translation>
    </message>
    <message>
        <source>%1 ago, for %2: %3</source>
        <translation>vor %1, für %2: %3</translation>
    </message>
    <message>
        <source>for %1 by now: %2</source>
        <translation>seit %1: %2</translation>
    </message>
    <message>
        <source>Slowed last:</source>
        <translation>Zuletzt gebremst:</translation>
    </message>
</context>
</TS>
