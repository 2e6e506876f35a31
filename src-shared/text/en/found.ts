/** What was found wrong or noteworthy about a SKU or one of its photos, with its names and numbers. */
export const found = {
  'found.no-photos': 'No images found: the folder holds no JPEG or PNG photo.',
  'found.no-photos-waiting': {
    one: 'No images found: the folder holds no JPEG or PNG photo. One picture of another kind can be converted, when you allow it.',
    other:
      'No images found: the folder holds no JPEG or PNG photo. {n} pictures of another kind can be converted, when you allow it.',
  },
  'found.no-photos-other':
    'No images found: the folder holds no JPEG or PNG photo. The pictures in it are of another kind.',
  'found.too-many': '{n} photos, but at most {most} can be sent for one SKU. Leave {over} out.',
  'found.too-many-left': '{n} photos, at most {most} can be sent. Left out: {names}.',
  'found.cannot-open': '{photo} cannot be opened. Nothing is sent while a photo is missing.',
  'found.unreadable':
    '{photo} cannot be read: it is damaged, was not copied to its end, or is no photo.',
  'found.no-decoder':
    '{photo} could not be looked at: the part of the app that opens pictures is missing. Install the app again.',
  'found.empty': '{photo} is empty.',
  'found.other-inside': '{photo} is not a JPEG or PNG photo inside, whatever its name says.',
  'found.format-inside': '{photo} is a {format} picture inside. Save it as JPEG or PNG.',
  'found.heic':
    '{photo} is not sent: it is a HEIC photo. HEIC cannot be read here: export it as JPEG, or let the phone save “most compatible” photos.',
  'found.raw':
    '{photo} is not sent: it is a RAW photo. RAW cannot be read here: develop it, and save the result as JPEG beside it.',
  'found.other-format':
    '{photo} is not sent: it is a {format} file. Save it as JPEG or PNG beside it.',
  'found.format-open':
    '{photo} ({format}) is not sent. It can be sent as a JPEG copy, when you agree.',
  'found.format-waits': '{photo} ({format}) is not sent, unless you let it be converted to JPEG.',
  'found.format-asks':
    '{photo} ({format}) is not accepted as it is. Let it be converted to JPEG, or leave it out.',
  'found.format-copy': '{photo} is sent as a JPEG made from it; the {format} file stays as it is.',
  'found.turned-copy':
    '{photo} lies on its side by its orientation flag: a copy turned upright is sent.',
  'found.turned-kept': '{photo} lies on its side by its orientation flag and is sent like that.',
  'found.colour-copy': '{photo} has other colours than sRGB ({space}): a copy in sRGB is sent.',
  'found.colour-kept':
    '{photo} has other colours than sRGB ({space}): they may look wrong in the results.',
  'found.small': '{photo} is only {width} × {height} pixels: results may look soft.',
  'found.huge':
    '{photo} is very large ({width} × {height} pixels, {mb} MB): uploading takes long and may be refused.',
  'found.duplicate': '{photo} is the same picture as {other}.',
  'found.folder-gone':
    'The folder is not there any more, or cannot be read. Connect its disk and look again.',
  'found.same-name': 'Another SKU is called {sku} too: one of them is saved as “{sku} (2)”.',
} as const;
