/** Plain text that reads the same where Markdown is shown. */
export function asMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, '\\$&');
}
