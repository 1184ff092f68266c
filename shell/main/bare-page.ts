/** A page of the process itself, where there is no city to draw one: no law yet, an unknown host, a store that cannot be opened. */
export interface BarePage {
  readonly title: string;
  /** HTML between the tags of `main`. Without a pack nobody knows the languages of the city, so it is written in both that the program speaks. */
  readonly main: string;
  /** Whether the page looks again by itself every five seconds. */
  readonly again?: boolean;
}

export const barePage = ({ title, main, again = false }: BarePage): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${again ? '<meta http-equiv="refresh" content="5">\n' : ''}<title>${title}</title>
<style>
body { font: 17px/1.5 system-ui, sans-serif; max-width: 40rem; margin: 15vh auto 0; padding: 0 1.25rem; color: #1a1c1f; background: #fff }
code { background: #f0f1f3; padding: .15em .4em; border-radius: 3px }
a { color: inherit }
@media (prefers-color-scheme: dark) { body { color: #e8e9eb; background: #16181b } code { background: #2a2d31 } }
</style>
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`;
