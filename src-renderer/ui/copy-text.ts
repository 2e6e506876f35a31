/**
 * Puts text on the clipboard as the user's own copying does. The clipboard interface of the page
 * is denied, as all permissions are; copying what is selected needs none.
 */
export function copyText(text: string): boolean {
  const give = (event: ClipboardEvent) => {
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
  };
  document.addEventListener('copy', give, { once: true });
  try {
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', give);
  }
}
