/** Words of a letter, plain or strong; `\n` in them is a line break. */
export interface Run {
  readonly text: string;
  readonly strong: boolean;
}

/** The small Markdown of letters, paragraph by paragraph: blank lines part them, `**strong**`, and nothing else has a meaning. */
export const paragraphsOf = (markdown: string): readonly (readonly Run[])[] =>
  markdown
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map(runsOf);

const runsOf = (paragraph: string): readonly Run[] =>
  paragraph
    .split(/\*\*([^*]+)\*\*/)
    .map((text, at) => ({ text, strong: at % 2 === 1 }))
    .filter(({ text }) => text !== '');
