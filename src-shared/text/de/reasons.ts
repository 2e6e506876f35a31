/** Failures whose code says too little, in German. */
import type { reasons as english } from '../en/reasons.ts';
import type { Translation } from '../translate.ts';

export const reasons: Translation<typeof english> = {
  'why.nobody-signed-in': 'Hier ist niemand angemeldet. Es wurde nichts gesendet.',
  'why.nobody-signed-in.do':
    'Melden Sie sich an oder probieren Sie die App ohne Konto in der Sandbox aus.',
  'why.address-none': 'Diese Serveradresse ist nicht brauchbar. Es ist keine Webadresse.',
  'why.address-none.do': 'Leer lassen für den Server von PiktID.',
  'why.address-not-https':
    'Diese Serveradresse ist nicht brauchbar. Sie muss mit https beginnen, damit niemand mitlesen kann.',
  'why.address-not-https.do': 'Leer lassen für den Server von PiktID.',
  'why.address-not-plain':
    'Diese Serveradresse ist nicht brauchbar. Sie darf keinen Namen, kein Fragezeichen und keinen Anker enthalten.',
  'why.address-not-plain.do': 'Leer lassen für den Server von PiktID.',
  'why.webhook-address': 'Diese Adresse kann nicht aufgerufen werden.',
  'why.webhook-address.do':
    'Sie muss mit https:// beginnen und darf weder Namen noch Passwort enthalten.',
  'why.webhook-unheard':
    'Die Adresse, die am Ende eines Stapels aufgerufen wird, hat den Aufruf nicht angenommen.',
  'why.webhook-unheard.do': 'Prüfen Sie sie in den Einstellungen.',
  'why.webhook-declined': 'Die Adresse wurde nicht gesetzt. Es wurde nichts geändert.',
  'why.webhook-none': 'Es ist keine Adresse zum Aufrufen gesetzt.',
  'why.webhook-none.do': 'Tragen Sie in den Einstellungen eine ein.',
  'why.proxy-asks': 'Der Proxy dieses Netzes verlangt Benutzername und Passwort.',
  'why.proxy-asks.do':
    'Tragen Sie beides in den Proxy-Einstellungen ein und versuchen Sie es noch einmal.',
  'why.proxy-refused': 'Der Proxy dieses Netzes hat die Verbindung nicht durchgelassen.',
  'why.proxy-refused.do': 'Prüfen Sie die Proxy-Einstellungen dieses Computers.',
  'why.no-identity': 'Einige SKUs haben keine Identität. Es wurde nichts gesendet.',
  'why.no-identity.do': 'Wählen Sie die Identität, die die Kleidung trägt.',
  'why.portrait-kind': 'Diese Datei ist kein JPEG- oder PNG-Bild.',
  'why.portrait-kind.do': 'Wählen Sie ein Porträt als .jpg oder .png.',
  'why.portrait-consent':
    'Die Person auf einem Porträt muss zustimmen, bevor es an PiktID geht. Es wurde nichts gesendet.',
  'why.portrait-consent.do':
    'Bestätigen Sie, dass die Zustimmung vorliegt, und laden Sie es dann hoch.',
  'why.identity-unfinished':
    'Der Server ist mit der Identität {code} noch nicht fertig. Es wurde nichts hochgeladen oder ausgegeben.',
  'why.identity-unfinished.do': 'Wählen Sie eine andere Identität oder laden Sie ein Porträt hoch.',
  'why.portrait-changed':
    'Das Porträt {photo} wurde nach dem Start geändert. Es wurde nichts gesendet.',
  'why.portrait-changed.do': 'Starten Sie neu, um das Porträt in seiner jetzigen Form zu nehmen.',
  'why.portrait-gone': 'Das Porträt {photo} ist nicht mehr da. Es wurde nichts gesendet.',
  'why.portrait-gone.do': 'Legen Sie es zurück oder wählen Sie ein anderes.',
  'why.choose-again': 'Dieser Ordner oder diese Datei wurde in dieser Sitzung nicht gewählt.',
  'why.choose-again.do': 'Wählen Sie noch einmal.',
  'why.samples-missing': 'Die Beispiel-SKUs fehlen in dieser Installation.',
  'why.samples-missing.do': 'Installieren Sie die App neu oder nehmen Sie eigene Ordner.',
  'why.sku-changed':
    'Die Fotos dieser SKU haben sich inzwischen geändert. Es wurde nichts übernommen.',
  'why.sku-changed.do': 'Versuchen Sie es noch einmal.',
  'why.no-own-instructions': 'In diesem Ordner liegt keine instructions.json.',
  'why.photo-being-written':
    '{photo} wurde noch geschrieben, während es gelesen wurde. Es wurde nichts gesendet.',
  'why.photo-being-written.do':
    'Warten Sie, bis das Kopieren fertig ist, und starten Sie dann neu.',
  'why.look-mistake': 'In der Anweisungsdatei steckt ein Fehler: {problem}.',
  'why.look-mistake.do': 'Berichtigen Sie die Zeile und öffnen Sie die Datei dann noch einmal.',
  'why.look-not-file': 'Das ist keine Anweisungsdatei.',
  'why.look-not-file.do': 'Wählen Sie eine Datei, die auf .json endet.',
  'why.look-too-large': 'Diese Datei ist für Anweisungen viel zu groß.',
  'why.look-too-large.do': 'Wählen Sie eine Datei mit einer Liste von Anweisungen.',
  'why.preset-built-in': 'Mitgelieferte Vorgaben können nicht geändert werden.',
  'why.preset-built-in.do': 'Duplizieren Sie die Vorgabe und ändern Sie die Kopie.',
  'why.too-many-presets': 'Es gibt schon {n} Vorgaben.',
  'why.too-many-presets.do': 'Löschen Sie einige, die Sie nicht mehr brauchen.',
  'why.target-built-in': 'Mitgelieferte Ziele können nicht geändert werden.',
  'why.target-built-in.do': 'Sichern Sie es unter anderem Namen und ändern Sie dann dieses.',
  'why.too-many-targets': 'Es gibt schon {n} Ziele.',
  'why.too-many-targets.do': 'Löschen Sie einige, die Sie nicht mehr brauchen.',
  'why.batch-runs': 'Nur ein beendeter Stapel kann entfernt werden. Es wurde nichts entfernt.',
  'why.batch-runs.do': 'Brechen Sie ihn erst ab oder lassen Sie ihn zu Ende laufen.',
  'why.pilot-waits': 'Dieser Stapel wartet auf Ihr Wort zu seiner ersten SKU.',
  'why.pilot-waits.do':
    'Sehen Sie sich deren Bilder an und geben Sie dann den Rest frei oder brechen Sie ab.',
  'why.photos-unknown':
    'Die Fotos von {sku} sind hier nicht mehr bekannt. Es wurde nichts gesendet.',
  'why.photos-unknown.do': 'Starten Sie den Ordner noch einmal.',
  'why.not-deciding': '{sku} wartet nicht auf eine solche Entscheidung.',
  'why.job-taken': 'Der Auftrag {job} gehört schon zu einer anderen SKU.',
  'why.made-already': '{sku} wurde mit diesem Look schon gemacht: siehe {place}.',
  'why.picture-failed': 'Bild {number} konnte der Server nicht machen.',
  'why.picture-failed.do': 'Versuchen Sie die SKU noch einmal oder bestellen Sie dieses Bild neu.',
  'why.some-job-failed':
    'Der Auftrag ist beim Server gescheitert. {good} von {all} Bildern liegen auf der Festplatte.',
  'why.some-job-failed.do':
    'Ein neuer Versuch bestellt die Bilder noch einmal; das kostet Credits.',
  'why.some-job-aborted':
    'Der Server hat den Auftrag abgebrochen. {good} von {all} Bildern liegen auf der Festplatte.',
  'why.some-job-aborted.do':
    'Ein neuer Versuch bestellt die Bilder noch einmal; das kostet Credits.',
  'why.some-missing':
    '{good} von {all} Bildern liegen auf der Festplatte. Die anderen hat der Server nicht geliefert.',
  'why.some-missing.do':
    'Starten Sie denselben Stapel noch einmal: Fehlende Dateien werden ohne neue Credits geholt.',
  'why.hot-in-results':
    'Der überwachte Ordner darf nicht im Ergebnisordner liegen: Ergebnisse würden für Fotos gehalten.',
  'why.hot-in-results.do':
    'Wählen Sie einen anderen Ergebnisordner, neben dem überwachten oder darin.',
  'why.hot-twice': 'Dieser Ordner wird schon überwacht, oder einer in ihm oder um ihn herum.',
  'why.hot-twice.do': 'Jede SKU würde doppelt gemacht. Wählen Sie einen anderen Ordner.',
  'why.hot-others-results': 'Ein anderer überwachter Ordner legt hier seine Ergebnisse ab.',
  'why.hot-others-results.do': 'Wählen Sie einen Ordner, in dem nur Fotos liegen.',
  'why.hot-two-folders': 'Es braucht zwei Ordner.',
  'why.hot-two-folders.do':
    'Wählen Sie den Ordner, der überwacht wird, und einen für die Ergebnisse.',
  'why.hot-taken-away':
    'Der Ordner wurde weggenommen, während er gelesen wurde. Es wurde nichts gesendet.',
  'why.hot-taken-away.do': 'Kopieren Sie ihn noch einmal.',
  'why.too-many-hot-folders': 'Mehr als {n} Ordner können nicht überwacht werden.',
  'why.too-many-hot-folders.do':
    'Entfernen Sie einen oder überwachen Sie einen Ordner, der mehrere enthält.',
  'why.no-results-here': 'In diesem Ordner liegen keine Bilder.',
  'why.no-results-here.do':
    'Wählen Sie einen Ordner mit Ergebnissen oder einen, der mehrere davon enthält.',
  'why.other-folder': 'Das ist ein anderer Ordner: Seine Bilder sind nicht die dieser Sammlung.',
  'why.other-folder.do':
    'Wählen Sie den verschobenen Ordner oder öffnen Sie diesen als eigene Sammlung.',
  'why.flat-lay-gone': 'Das Flat-Lay zu diesem Merkpunkt ist nicht zur Hand.',
  'why.flat-lay-gone.do': 'Legen Sie das Foto zurück oder zeigen Sie, wo der Ordner jetzt ist.',
  'why.too-many-pins': 'Eine Sammlung fasst höchstens {n} Merkpunkte.',
  'why.too-many-pins.do': 'Entfernen Sie einige, die Sie nicht mehr brauchen.',
  'why.redo-not-ours':
    'Dieses Bild stammt nicht aus dieser App und kann von hier aus nicht noch einmal bestellt werden.',
  'why.redo-instruction-unknown':
    'Es ist nicht bekannt, aus welcher Anweisung dieses Bild entstanden ist.',
  'why.redo-result-gone': 'Dieses Bild ist nicht mehr in der Sammlung.',
  'why.redo-sku-gone': 'Die SKU dazu steht in keinem Stapel der Liste mehr.',
  'why.redo-signed-out':
    'Mit dem Konto dieses Stapels ist niemand angemeldet. Melden Sie sich erst an.',
  'why.redo-job-unknown':
    'Der Auftrag von {sku} ist nicht bekannt, PiktID kann ihn also nicht wiederholen.',
  'why.redo-working': 'An {sku} wird noch gearbeitet. Warten Sie, bis die SKU fertig ist.',
  'why.redo-photos-unknown':
    'Die Fotos von {sku} sind hier nicht mehr bekannt. Starten Sie den Ordner noch einmal.',
  'why.redo-photo-gone':
    '{photo} von {sku} liegt nicht mehr an seinem Ort. Legen Sie das Foto zurück.',
  'why.redo-photo-changed':
    '{photo} von {sku} wurde seither geändert. Starten Sie den Ordner noch einmal.',
  'why.redo.do': 'Es wurde nichts bestellt.',
  'why.naming': 'Die Vorlage für die Dateinamen ist nicht brauchbar.',
  'why.naming.do': 'Berichtigen Sie sie; die Namen darunter zeigen, wie die Dateien heißen werden.',
  'why.too-few-pixels': 'Das Bild hat weniger Pixel, als das Ziel verlangt.',
  'why.too-few-pixels.do':
    'Machen Sie es größer neu oder wählen Sie ein Ziel, das kleinere Bilder nimmt.',
  'why.too-heavy': 'Das Bild lässt sich nicht so klein packen, wie das Ziel es verlangt.',
  'why.too-heavy.do': 'Wählen Sie weniger Pixel, ein anderes Format oder eine höhere Grenze.',
  'why.leads-out':
    'Dieser Ordner ist eine Verknüpfung, die aus dem Exportordner hinausführt. Dort wurde nichts geschrieben.',
  'why.leads-out.do':
    'Entfernen Sie die Verknüpfung oder wählen Sie den Ordner, auf den sie zeigt.',
  'why.not-as-written':
    'Die exportierte Datei ließ sich nicht so lesen, wie sie geschrieben wurde. Sie wurde wieder entfernt.',
  'why.not-as-written.do':
    'Versuchen Sie es noch einmal; kommt es wieder, prüfen Sie die Festplatte.',
  'why.picture-moved': 'Das Bild liegt nicht mehr an seinem Ort.',
  'why.picture-moved.do': 'Legen Sie es zurück oder zeigen Sie, wo der Ordner jetzt ist.',
  'why.answer-none': 'Diese Datei ist keine Antwort auf ein Ansichtspaket.',
  'why.answer-none.do': 'Wählen Sie die Datei, die auf dessen Seite gesichert wurde.',
  'why.answer-too-large': 'Diese Datei ist für eine Antwort viel zu groß.',
  'why.answer-too-large.do': 'Wählen Sie die Datei, die auf der Seite des Pakets gesichert wurde.',
  'why.answer-elsewhere':
    'Diese Antwort gehört zu keinem Ansichtspaket, das mit den Daten dieser App gemacht wurde.',
  'why.answer-elsewhere.do': 'Öffnen Sie sie auf dem Computer, auf dem das Paket gemacht wurde.',
  'why.answer-other-results': 'Diese Antwort gehört zu anderen Ergebnissen.',
  'why.answer-other-results.do':
    'Öffnen Sie den Stapel oder Ordner, aus dem das Paket gemacht wurde, und dann die Antwort.',
  'why.update-later':
    'Die neue Version kann jetzt nicht installiert werden. Es wurde nichts geändert.',
  'why.update-later.do':
    'Warten Sie, bis kein Stapel läuft, und versuchen Sie es dann noch einmal.',
  'why.update-page-unknown': 'Diese Ausgabe der App weiß nicht, wo es neue Versionen gibt.',
  'why.update-page-unknown.do': 'Sehen Sie dort nach, woher Sie die App haben.',
  'why.link-nowhere': 'Diese Adresse führt in der App nirgendwohin. Es wurde nichts getan.',
  'why.link-batch-gone':
    'Der Stapel dieser Adresse ist nicht auf diesem Computer. Vielleicht wurde er entfernt.',
  'why.opened-gone': 'Was geöffnet werden sollte, ist nicht mehr da.',
  'why.opened-gone.do':
    'Suchen Sie es in Ihrer Dateiverwaltung oder schließen Sie das Laufwerk an, auf dem es liegt.',
};
