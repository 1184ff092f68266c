import { articleMark } from '#law/case';
import type { Finding } from '#law/ground';
import { coverage, loadPack } from '#law/pack';
import { checkedPack } from '#law/prove';
import type { Command } from './command.ts';
import { openOffice } from './open.ts';
import { packFilesAt } from './read.ts';

const inWords = (findings: readonly Finding[]): string =>
  findings
    .map(
      ({ file, line, column, code, message, fix }) =>
        `${file}:${line}:${column}  ${code}  ${message}${fix === undefined ? '' : `\n  fix: ${fix}`}`,
    )
    .join('\n');

export const packCommands: Readonly<Record<string, Command>> = {
  'pack check': {
    usage: 'pack check DIR',
    summary: 'Reads a pack and says all that is wrong with it, with place and fix.',
    example: 'ordinance pack check packs/shenzhen',
    counts: [1, 1],
    run: async ({ args }) => {
      const { pack, findings } = checkedPack(packFilesAt(args[0]!));
      const isOk = pack !== undefined;
      return { exit: isOk ? 0 : 1, json: { ok: isOk, findings }, text: findings.length === 0 ? 'No findings.' : inWords(findings) };
    },
  },
  'pack coverage': {
    usage: 'pack coverage DIR',
    summary: 'What runs each article, or why nothing does; and what serves each aim.',
    example: 'ordinance pack coverage packs/shenzhen --json',
    counts: [1, 1],
    run: async ({ args }) => {
      const { pack, findings } = loadPack(packFilesAt(args[0]!));
      if (pack === undefined) return { exit: 1, json: { articles: [], rows: {}, findings }, text: inWords(findings) };
      const covered = coverage(pack);
      const lines = covered.articles.map(
        (article) => `${articleMark(pack, article.article).en}: ${article.implementedBy.join(', ') || (article.why?.en ?? '–')}`,
      );
      return { exit: 0, json: covered, text: lines.join('\n') };
    },
  },
  'pack install': {
    usage: 'pack install DIR',
    summary: 'Checks a pack, proves its promises and keeps its text by digest; it is in force from the day of its version.',
    example: 'ordinance pack install packs/shenzhen',
    counts: [1, 1],
    run: async ({ args }) => {
      const files = packFilesAt(args[0]!);
      const { shelf, clock, close } = await openOffice();
      try {
        const installed = await shelf.install(files, clock.now());
        const { ok, pack, digest, findings, promises } = installed;
        const open = promises
          .filter(({ holds }) => holds === null)
          .map(({ id, why }) => `not proved: ${id}${why === undefined ? '' : `, ${why}`}`);
        const proved = `${promises.length - open.length} of ${promises.length} promises are proved.`;
        return {
          exit: ok ? 0 : 1,
          json: installed,
          text: ok ? [`${pack} is kept as ${digest}.`, proved, ...open].join('\n') : inWords(findings),
        };
      } finally {
        await close();
      }
    },
  },
};
