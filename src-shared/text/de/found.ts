/** What was found wrong or noteworthy about a SKU or one of its photos, in German. */
import type { found as english } from '../en/found.ts';
import type { Translation } from '../translate.ts';

export const found: Translation<typeof english> = {
  'found.no-photos': 'Keine Bilder gefunden: Im Ordner liegt kein JPEG- oder PNG-Foto.',
  'found.no-photos-waiting': {
    one: 'Keine Bilder gefunden: Im Ordner liegt kein JPEG- oder PNG-Foto. Ein Bild anderer Art kann umgewandelt werden, wenn Sie es erlauben.',
    other:
      'Keine Bilder gefunden: Im Ordner liegt kein JPEG- oder PNG-Foto. {n} Bilder anderer Art können umgewandelt werden, wenn Sie es erlauben.',
  },
  'found.no-photos-other':
    'Keine Bilder gefunden: Im Ordner liegt kein JPEG- oder PNG-Foto. Die Bilder darin sind von anderer Art.',
  'found.too-many':
    '{n} Fotos, aber höchstens {most} können für eine SKU gesendet werden. Lassen Sie {over} weg.',
  'found.too-many-left':
    '{n} Fotos, höchstens {most} können gesendet werden. Weggelassen: {names}.',
  'found.cannot-open':
    '{photo} lässt sich nicht öffnen. Solange ein Foto fehlt, wird nichts gesendet.',
  'found.unreadable': '{photo} ist nicht lesbar: beschädigt, nicht zu Ende kopiert oder kein Foto.',
  'found.no-decoder':
    '{photo} ließ sich nicht ansehen: Der Teil der App, der Bilder öffnet, fehlt. Installieren Sie die App neu.',
  'found.empty': '{photo} ist leer.',
  'found.other-inside': '{photo} ist innen kein JPEG- oder PNG-Foto, was auch der Name sagt.',
  'found.format-inside': '{photo} ist innen ein {format}-Bild. Sichern Sie es als JPEG oder PNG.',
  'found.heic':
    '{photo} wird nicht gesendet: Es ist ein HEIC-Foto. HEIC ist hier nicht lesbar: Exportieren Sie es als JPEG, oder lassen Sie das Telefon „maximal kompatibel“ sichern.',
  'found.raw':
    '{photo} wird nicht gesendet: Es ist ein RAW-Foto. RAW ist hier nicht lesbar: Entwickeln Sie es und legen Sie das Ergebnis als JPEG daneben.',
  'found.other-format':
    '{photo} wird nicht gesendet: Es ist eine {format}-Datei. Legen Sie sie als JPEG oder PNG daneben.',
  'found.format-open':
    '{photo} ({format}) wird nicht gesendet. Wenn Sie zustimmen, geht eine JPEG-Kopie davon hinaus.',
  'found.format-waits':
    '{photo} ({format}) wird nicht gesendet, es sei denn, Sie lassen es in JPEG umwandeln.',
  'found.format-asks':
    '{photo} ({format}) wird so nicht angenommen. Lassen Sie es in JPEG umwandeln, oder lassen Sie es weg.',
  'found.format-copy':
    '{photo} wird als JPEG-Kopie gesendet; die {format}-Datei bleibt, wie sie ist.',
  'found.turned-copy':
    '{photo} liegt laut Ausrichtung auf der Seite: Eine aufrecht gedrehte Kopie wird gesendet.',
  'found.turned-kept': '{photo} liegt laut Ausrichtung auf der Seite und wird so gesendet.',
  'found.colour-copy':
    '{photo} hat andere Farben als sRGB ({space}): Eine Kopie in sRGB wird gesendet.',
  'found.colour-kept':
    '{photo} hat andere Farben als sRGB ({space}): In den Ergebnissen können sie falsch aussehen.',
  'found.small': '{photo} hat nur {width} × {height} Pixel: Ergebnisse können weich aussehen.',
  'found.huge':
    '{photo} ist sehr groß ({width} × {height} Pixel, {mb} MB): Das Hochladen dauert lange und kann abgelehnt werden.',
  'found.duplicate': '{photo} ist dasselbe Bild wie {other}.',
  'found.folder-gone':
    'Der Ordner ist nicht mehr da oder nicht lesbar. Schließen Sie seinen Datenträger an und sehen Sie noch einmal nach.',
  'found.same-name': 'Noch eine SKU heißt {sku}: Eine von ihnen wird als „{sku} (2)“ gesichert.',
};
