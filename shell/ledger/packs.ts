import { inline, type Queries } from '#shell/db';

/** The text of a pack as it was installed: never altered, known by its digest. */
export interface PackText {
  readonly digest: string;
  readonly pack: string;
  readonly version: string;
  /** Path → text. */
  readonly files: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  readonly installedAt: number;
  /** It was taken back before its day: no case rests on it, and it is never in force. */
  readonly takenBack?: boolean;
}

const add = inline(
  'insert into pack_text (digest, pack, version, files, installed_at) values ($1, $2, $3, $4::json, $5) on conflict (digest) do nothing',
);
const all = inline(
  `select digest, pack, version, files, installed_at as "installedAt",
     exists (select 1 from text_step s where s.digest = t.digest and s.step = 'taken-back') as "takenBack"
   from pack_text t order by version, installed_at, digest`,
);

export const installPack = async (database: Queries, { digest, pack, version, files, installedAt }: PackText): Promise<void> => {
  await database.query(add, [digest, pack, version, JSON.stringify(files), installedAt]);
};

/** By version. */
export const installedPacks = async (database: Queries): Promise<readonly PackText[]> => {
  const rows = await database.query<PackText & { readonly takenBack: boolean }>(all);
  return rows.map(({ takenBack, ...text }) => (takenBack ? { ...text, takenBack } : text));
};
