import { createHash } from 'node:crypto';
import type { FileGoing } from '#contract';
import { type ClockInput, derive } from '#law/clocks';
import { type Language, printJson, type Text } from '#law/ground';
import { type ClockSight, countedFrom, titleOfName, weekdayInWords } from '../view/index.ts';
import { countingFunctions } from './count.ts';
import { recountFile } from './recount-file.ts';
import { say } from './say.ts';
import { showCount } from './show-count.ts';

/**
 * A page of one file that counts a date again by itself: opened from a disk, without a network and without us. It counts day
 * after day with its own few functions, compares with what the office says, and anybody may change the input and count again.
 */
export const recountPageOf = (sight: ClockSight, name: string, run?: number, lang: Language = 'en'): FileGoing | undefined => {
  const input = countedFrom(sight, name, run);
  if (input === undefined) return undefined;
  const bytes = Buffer.from(pageOf(sight, name, input, lang), 'utf8');
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  return {
    file: { digest, name: `${sight.file.opened.number}-${name}.html`, type: 'text/html', bytes: bytes.length },
    content: once(bytes),
  };
};

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

const pageOf = (sight: ClockSight, name: string, input: ClockInput, lang: Language): string => {
  const { number } = sight.file.opened;
  const file = recountFile(number, name, input);
  const derived = derive(input);
  const title =
    sight.procedure.clocks[name] === undefined
      ? (sight.procedure.cases[name]?.outside ?? titleOfName(sight.pack, name))
      : titleOfName(sight.pack, name);
  const due = derived.ok ? derived.value.due : null;
  const says = due === null ? say('pageOf.theOfficeSaysWhile') : say('pageOf.theOfficeSaysThe', { due: weekdayInWords(due) });
  const steps = derived.ok ? derived.value.steps : [];
  const notices = Object.entries(file.input === null ? {} : input.calendar.data.years).filter(
    ([year, { published }]) => published && steps.some(({ date, to }) => date.startsWith(year) || to?.startsWith(year) === true),
  );
  return `<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}" data-lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>${esc(`${title[lang]} ${number}`)}</title>
<style>${style}</style>
</head>
<body>
<main>
<p class="switch"><button type="button" data-to="en">English</button> <button type="button" data-to="zh" lang="zh-CN">中文</button></p>
<h1>${both(say('pageOf.countThisDateAgain', { title }))} <span class="num">${esc(number)}</span></h1>
${sight.pack.title === undefined ? '' : `<p class="quiet">${both(sight.pack.title)}</p>`}
<p class="says">${both(says)}</p>
<p class="verdict" id="verdict" role="status" data-ours="${esc(due ?? '')}" data-zone="${esc(sight.pack.zone)}">${both(say('pageOf.countingNeedsABrowser'))}</p>
<h2>${both(say('pageOf.stepByStepAs'))}</h2>
<ol class="steps">
${steps.map(({ why, counted, left }) => `<li>${both(why)} <span class="num">${Math.round(counted)} / ${Math.round(counted + left)}</span></li>`).join('\n')}
</ol>
<h2>${both(say('pageOf.dayByDayCounted'))}</h2>
<p class="quiet">${both(say('pageOf.byThisPageAlone'))}</p>
<div class="scroll" tabindex="0" role="region" aria-label="${esc(lang === 'zh' ? '逐日计算' : 'Day by day')}"><table id="days"></table></div>
<h2>${both(say('pageOf.whatItIsCounted'))}</h2>
<p>${both(say('pageOf.theRuleTheDay'))}</p>
<label for="input">${both(say('pageOf.inputAsJson'))}</label>
<textarea id="input" spellcheck="false" rows="18">${esc(JSON.stringify(JSON.parse(printJson(file.input)), undefined, 1))}</textarea>
<p><button type="button" id="again">${both(say('pageOf.countAgain'))}</button> <a id="json" download="${esc(file.file)}" href="data:application/json;base64,${Buffer.from(printJson(file), 'utf8').toString('base64')}">${both(say('pageOf.theSameAsA'))}</a> <code>${esc(file.command)}</code></p>
<h2>${both(say('pageOf.theCalendar'))}</h2>
<p>${both(say('pageOf.whereAYearIs', { calendar: input.calendar.title }))}</p>
<ul>
${notices
  .map(
    ([year, { notice }]) =>
      `<li><span class="num">${year}</span>: ${[notice ?? []]
        .flat()
        .map((where) => `<span class="where">${esc(where)}</span>`)
        .join(', ')}</li>`,
  )
  .join('\n')}
</ul>
</main>
<script>
'use strict';
${Object.entries({ ...countingFunctions, showCount })
  .map(([name_, made]) => `const ${name_} = ${String(made).replaceAll('</', '<\\/')};`)
  .join('\n')}
showCount(recount);
</script>
</body>
</html>
`;
};

/** Both languages, of which the page shows one. */
const both = (words: Text): string => `<span lang="en">${esc(words.en)}</span><span lang="zh-CN">${esc(words.zh)}</span>`;

const esc = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');

const style = `
:root { color-scheme: light dark; --ink: light-dark(#15181c, #e9eaec); --quiet: light-dark(#50565c, #b0b7be); --line: light-dark(#dedfda, #32383e); --paper: light-dark(#fff, #14171a); --paper2: light-dark(#f5f5f2, #1c2024); --act: light-dark(#0b4f9e, #8fc1ff); --good: light-dark(#176437, #82d39d); --bad: light-dark(#a8201a, #ff9d94); --edge: light-dark(#80858a, #7f868e); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.55 Inter, 'Segoe UI', system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', sans-serif; font-variant-numeric: tabular-nums; }
html[data-lang=zh] body { line-height: 1.75; line-break: strict; }
html[data-lang=en] [lang=zh-CN]:not(button), html[data-lang=zh] [lang=en]:not(button):not(html) { display: none; }
main { max-width: 46rem; margin: 0 auto; padding: 16px 16px 64px; }
h1 { font-size: 1.6rem; line-height: 1.3; margin: 16px 0 8px; } h2 { font-size: 1.15rem; margin: 32px 0 8px; }
.quiet, .num { color: var(--quiet); font-weight: 400; } .num { white-space: nowrap; }
.says { font-size: 1.15rem; border-left: 4px solid var(--ink); padding-left: 12px; }
.verdict { font-weight: 600; } .verdict.same { color: var(--good); } .verdict.other { color: var(--bad); }
.steps li { margin: 4px 0; } .scroll { overflow-x: auto; max-height: 24rem; overflow-y: auto; border: 1px solid var(--line); }
table { border-collapse: collapse; width: 100%; font-size: 15px; } td, th { text-align: left; padding: 4px 12px 4px 8px; border-bottom: 1px solid var(--line); white-space: nowrap; }
tr.out td { color: var(--quiet); } tr.due td { color: var(--act); font-weight: 600; }
textarea { display: block; width: 100%; font: 13px/1.5 ui-monospace, monospace; background: var(--paper2); color: var(--ink); border: 1px solid var(--edge); border-radius: 3px; padding: 8px; }
button { font: inherit; font-size: 15px; min-height: 44px; padding: 4px 16px; border: 1px solid var(--act); border-radius: 3px; background: none; color: var(--act); cursor: pointer; }
a { color: var(--act); } .switch { text-align: right; margin: 0; } code { font-size: 14px; overflow-wrap: anywhere; } .where { overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid var(--act); outline-offset: 2px; }
@media print { .switch, button { display: none; } .scroll { max-height: none; overflow: visible; } }
`;
