/** One sentence for every code of a failure, in German, and what to do about it. */
import type { failures as english } from '../en/failures.ts';
import type { Translation } from '../translate.ts';

export const failures = {
  'code.auth-failed': 'PiktID hat die Anmeldung nicht angenommen. Nichts wurde gesendet.',
  'code.auth-failed.do': 'Prüfen Sie Benutzername, Passwort oder Token und melden Sie sich neu an.',
  'code.signed-out': 'Die Anmeldung ist abgelaufen. Die Warteschlange bleibt.',
  'code.signed-out.do': 'Melden Sie sich neu an, dann geht es dort weiter.',
  'code.forbidden': 'Dieses Konto darf das nicht. Nichts wurde ausgegeben.',
  'code.forbidden.do': 'Prüfen Sie den Tarif des Kontos oder wem die Identität gehört.',
  'code.out-of-credits': 'Für den nächsten Auftrag fehlen Credits. Er wurde nicht gesendet.',
  'code.out-of-credits.do':
    'Laden Sie das Konto auf; die Warteschlange bleibt und läuft dort weiter.',
  'code.rate-limited': 'PiktID bittet um eine Pause. Nichts wurde ausgegeben.',
  'code.rate-limited.do': 'Nichts zu tun: Nach der Pause wird es neu versucht.',
  'code.identity-not-found':
    'PiktID kennt keine Identität mit diesem Code. Nichts wurde ausgegeben.',
  'code.identity-not-found.do':
    'Prüfen Sie den Code oder wählen Sie eine Identität aus der Galerie.',
  'code.identity-not-usable':
    'Diese Identität kann nicht verwendet werden. Nichts wurde ausgegeben.',
  'code.identity-not-usable.do': 'Wählen Sie eine andere Identität oder bringen Sie ein Porträt.',
  'code.identity-rejected': 'PiktID hat das Porträt nicht als Identität angenommen.',
  'code.identity-rejected.do':
    'Nehmen Sie ein scharfes JPEG oder PNG mit einem Gesicht, das in die Kamera blickt.',
  'code.no-photos': 'Der Ordner enthält kein Foto, das gesendet werden kann.',
  'code.no-photos.do': 'Fügen Sie JPEG- oder PNG-Fotos hinzu oder lassen Sie andere umwandeln.',
  'code.too-many-photos': 'Das sind mehr Fotos, als für eine SKU gesendet werden können.',
  'code.too-many-photos.do': 'Lassen Sie einige davon weg.',
  'code.photo-empty': 'Ein Foto ist eine leere Datei. Nichts wurde gesendet.',
  'code.photo-empty.do': 'Kopieren Sie es noch einmal von der Kamera oder vom Server.',
  'code.photo-unreadable': 'Ein Foto ist beschädigt oder unvollständig. Nichts wurde gesendet.',
  'code.photo-unreadable.do': 'Kopieren oder exportieren Sie es noch einmal.',
  'code.photo-unsupported': 'Ein Foto hat ein Format, das nicht gesendet werden kann.',
  'code.photo-unsupported.do': 'Exportieren Sie es als JPEG oder PNG.',
  'code.photo-changed':
    'Ein Foto wurde nach dem Start geändert. Für diese SKU wurde nichts gesendet.',
  'code.photo-changed.do': 'Starten Sie die SKU neu, mit dem Foto, wie es jetzt ist.',
  'code.photo-missing': 'Ein Foto ist nicht mehr da. Für diese SKU wurde nichts gesendet.',
  'code.photo-missing.do': 'Legen Sie es zurück oder schließen Sie das Laufwerk an.',
  'code.instructions-invalid': 'Die Anweisungsdatei kann nicht verwendet werden.',
  'code.instructions-invalid.do': 'Berichtigen Sie, was darunter genannt ist.',
  'code.usage': 'Eine Angabe des Befehls ist falsch. Nichts wurde gesendet.',
  'code.usage.do': 'Berichtigen Sie, was darunter genannt ist.',
  'code.upload-failed': 'Ein Foto konnte nicht hochgeladen werden. Kein Auftrag wurde gesendet.',
  'code.upload-failed.do': 'Versuchen Sie die SKU noch einmal.',
  'code.images-refused': 'PiktID hat die Fotos nicht angenommen. Kein Auftrag wurde gestartet.',
  'code.images-refused.do': 'Prüfen Sie die Fotos und versuchen Sie die SKU dann noch einmal.',
  'code.submission-refused':
    'PiktID hat den Auftrag abgelehnt. Er wurde nicht gestartet und kostet nichts.',
  'code.submission-refused.do':
    'Ändern Sie, was PiktID darunter nennt, und versuchen Sie die SKU noch einmal.',
  'code.submission-unclear': 'Es ist noch nicht bekannt, ob PiktID den Auftrag gestartet hat.',
  'code.submission-unclear.do':
    'Nichts zu tun: Es wird nachgesehen, und nie einfach noch einmal gesendet.',
  'code.submission-lost': 'Der Auftrag hat bei PiktID keine Spur hinterlassen.',
  'code.submission-lost.do':
    'Senden Sie ihn noch einmal, wenn Sie möchten; ohne Ihr Wort geschieht das nie.',
  'code.regenerate-refused': 'PiktID hat das Bild nicht noch einmal gemacht. Es kostet nichts.',
  'code.regenerate-refused.do': 'Versuchen Sie es noch einmal, wenn der Auftrag zu Ende ist.',
  'code.job-failed': 'PiktID konnte den Auftrag nicht beenden. Was es gibt, wurde geholt.',
  'code.job-failed.do':
    'Sehen Sie sich den Grund an, bevor Sie es noch einmal versuchen: Das kostet wieder Credits.',
  'code.job-aborted': 'Der Auftrag wurde bei PiktID angehalten.',
  'code.job-aborted.do': 'Ein neuer Versuch kostet wieder Credits.',
  'code.job-not-found': 'PiktID kennt diesen Auftrag nicht.',
  'code.job-not-found.do':
    'Prüfen Sie, welches Konto in Gebrauch ist; fragen Sie dann PiktID mit der Nummer des Auftrags.',
  'code.result-missing': 'Ein Bild konnte noch nicht geholt werden.',
  'code.result-missing.do': 'Versuchen Sie es noch einmal: Das Holen kostet nichts.',
  'code.result-damaged': 'Ein Bild kam beschädigt an und wurde nicht behalten.',
  'code.result-damaged.do': 'Versuchen Sie es noch einmal: Das Holen kostet nichts.',
  'code.result-unsafe': 'Was ankam, ist kein Bild und wurde nicht behalten.',
  'code.result-unsafe.do': 'Versuchen Sie es noch einmal: Das Holen kostet nichts.',
  'code.wait-given-up': 'Der Auftrag läuft bei PiktID weiter; hier wartet niemand mehr darauf.',
  'code.wait-given-up.do': 'Machen Sie später weiter: Dann werden seine Bilder geholt.',
  'code.timeout': 'Der Server hat nicht rechtzeitig geantwortet.',
  'code.timeout.do': 'Prüfen Sie die Internetverbindung; es wird von selbst neu versucht.',
  'code.connection-refused': 'Unter der Adresse des Servers antwortet niemand.',
  'code.connection-refused.do': 'Prüfen Sie die Serveradresse und das Netzwerk.',
  'code.host-not-found': 'Die Adresse des Servers war nicht zu finden.',
  'code.host-not-found.do': 'Prüfen Sie die Internetverbindung und die Serveradresse.',
  'code.tls-failed': 'Eine sichere Verbindung kam nicht zustande. Nichts wurde gesendet.',
  'code.tls-failed.do':
    'Prüfen Sie Datum und Uhrzeit dieses Computers und den Proxy seines Netzwerks.',
  'code.network': 'Die Verbindung ist abgebrochen.',
  'code.network.do': 'Prüfen Sie die Internetverbindung; es wird von selbst neu versucht.',
  'code.server-error': 'PiktID hat im Moment selbst ein Problem.',
  'code.server-error.do': 'Nichts zu tun: Es wird später neu versucht.',
  'code.bad-answer': 'Der Server hat eine Antwort gegeben, die keinen Sinn ergibt.',
  'code.bad-answer.do':
    'Versuchen Sie es später noch einmal; bleibt es so, prüfen Sie die Serveradresse.',
  'code.unsafe-url': 'Eine Adresse war nicht sicher und wurde darum nicht verwendet.',
  'code.unsafe-url.do': 'Prüfen Sie die Serveradresse des Kontos.',
  'code.disk-full': 'Der Datenträger ist voll. Was gesichert ist, bleibt.',
  'code.disk-full.do': 'Schaffen Sie Platz; der Stapel läuft von selbst weiter.',
  'code.folder-missing':
    'Der Ordner ist nicht da. Er wurde verschoben, umbenannt, oder sein Laufwerk fehlt.',
  'code.folder-missing.do': 'Schließen Sie das Laufwerk an oder legen Sie den Ordner zurück.',
  'code.folder-not-writable': 'In den Ordner kann nichts geschrieben werden.',
  'code.folder-not-writable.do': 'Erlauben Sie das Schreiben oder wählen Sie einen anderen Ordner.',
  'code.file-error': 'Eine Datei konnte nicht gelesen oder geschrieben werden.',
  'code.file-error.do':
    'Prüfen Sie das Laufwerk, auf dem sie liegt, und versuchen Sie es noch einmal.',
  'code.place-taken': 'Eine Datei ist im Weg. Sie wurde nicht angerührt.',
  'code.place-taken.do': 'Legen Sie sie woandershin und versuchen Sie es noch einmal.',
  'code.data-folder-in-use': 'Der Datenordner wird von einer anderen Kopie der App benutzt.',
  'code.data-folder-in-use.do':
    'Schließen Sie zuerst die andere. Nichts wurde gestartet oder ausgegeben.',
  'code.database-newer': 'Die Daten stammen von einer neueren Version der App.',
  'code.database-newer.do': 'Aktualisieren Sie die App.',
  'code.database-corrupt':
    'Die Datenbank der App ist beschädigt. Fotos und Ergebnisse sind nicht betroffen.',
  'code.database-corrupt.do':
    'Starten Sie die App neu: Offene Aufträge werden aus ihren Aufzeichnungen wiederhergestellt.',
  'code.keychain-unavailable': 'Der Schlüsselbund dieses Computers kann nicht verwendet werden.',
  'code.keychain-unavailable.do':
    'Entsperren Sie ihn; bis dahin werden Sie bei jedem Start gefragt.',
  'code.cancelled': 'Es wurde abgebrochen.',
  'code.cancelled.do': 'Versuchen Sie es noch einmal, wann immer Sie möchten.',
  'code.budget-reached': 'Nicht gestartet: Das Budget ist erreicht.',
  'code.budget-reached.do': 'Erhöhen Sie das Budget, dann geht der Rest weiter.',
  'code.not-found': 'Das gibt es nicht mehr.',
  'code.not-found.do': 'Es wurde vielleicht entfernt; sehen Sie noch einmal in die Liste.',
  'code.not-allowed': 'Das geht im Moment nicht. Nichts wurde geändert.',
  'code.not-allowed.do': 'Sehen Sie nach, was gerade läuft, und versuchen Sie es dann noch einmal.',
  'code.invalid-input': 'Eine Eingabe kann nicht verwendet werden. Nichts wurde geändert.',
  'code.invalid-input.do': 'Berichtigen Sie, was darunter genannt ist.',
  'code.internal':
    'In der App ist etwas schiefgegangen. Deshalb wurde nichts noch einmal gesendet.',
  'code.internal.do':
    'Versuchen Sie es noch einmal; kommt es wieder, kopieren Sie die Diagnose aus den Einstellungen.',
} satisfies Translation<typeof english>;
