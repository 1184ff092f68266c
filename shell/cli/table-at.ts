import { domainOf } from '#law/case';
import { joinTexts, sameText, type Text } from '#law/ground';
import { buildTable, readTableSource, type Table, type TableProblem, type TableSource } from '#law/table';
import { packAround, readText } from './read.ts';
import { say } from './say.ts';

type Found =
  | { readonly table: Table; readonly source: TableSource; readonly basisOf: (rule: string) => readonly string[] }
  | { readonly problems: readonly Text[] };

/** A table file: of a pack, whose facts give the domains, or in the neutral form, which brings its own. */
export const tableAt = (file: string): Found => {
  const written = readText(file);
  const around = file === '-' ? undefined : packAround(file);
  const pack = around?.loaded.pack;
  if (around !== undefined && pack === undefined) {
    return {
      problems: around.loaded.findings.map(({ file, line, column, code, text }) =>
        say('tableAt.fileLineColumnCode', { file, line, column, code, en: text }),
      ),
    };
  }
  const source = readTableSource(written, (name) => {
    const fact = pack?.facts[name];
    const domain = fact === undefined ? undefined : domainOf(fact);
    return domain === undefined ? undefined : { domain, ...(fact!.several ? { several: true } : {}) };
  });
  if (!source.ok) return { problems: source.error.map(problemInWords) };
  const built = buildTable(source.value);
  if (!built.ok) return { problems: built.error.map(problemInWords) };
  const own = Object.values(pack?.tables ?? {}).find((table) => table.at.file === around?.path);
  const bases = new Map(source.value.rules.map((rule) => [rule.id, own?.rows[rule.id]?.basis ?? rule.basis ?? source.value.basis ?? []]));
  return { table: built.value, source: source.value, basisOf: (rule) => bases.get(rule) ?? [] };
};

export const problemInWords = ({ rule, input, text }: TableProblem): Text =>
  joinTexts(
    [
      ...(rule === undefined ? [] : [say('problemInWords.rule', { number: rule + 1 })]),
      ...(input === undefined ? [] : [sameText(input)]),
      text,
    ],
    { en: ': ', zh: '：' },
  );
