import type { ReactNode } from 'react';
import { Say, type Text, useT, type Words } from '#web/ui';
import { useWords } from './words.ts';

/** A ranked option: 1 is lowest. */
export interface Ranked {
  readonly value: string;
  readonly title: Text;
  readonly rank: number;
  readonly of: number;
}

const places = ['low', 'medium', 'high'] as const;

/** Bars and a word, one ink: as many bars as there are ranks, filled up to this one. */
export function Tier({ ranked, light = false }: { readonly ranked: Ranked; readonly light?: boolean }) {
  const t = useT();
  return <Bars rank={ranked.rank} of={ranked.of} word={t(ranked.title)} light={light} />;
}

/** The three risk tiers by their name, where no ranked option is at hand. */
export function RiskTier({ tier, word, light = false }: { readonly tier: string; readonly word?: Words; readonly light?: boolean }) {
  const words = useWords();
  const place = places.find((name) => name === tier);
  if (place === undefined)
    return (
      <span className="tier">
        <Say it={word ?? tier} />
      </span>
    );
  return <Bars rank={places.indexOf(place) + 1} of={3} word={<Say it={word ?? words.tier[place]} />} light={light} />;
}

/** At the head of a page: `Low risk`, where the tier is one of the three; else as the pack calls it. */
export function TierInFull({ ranked }: { readonly ranked: Ranked }) {
  return isRiskTier(ranked.value) ? <RiskTier tier={ranked.value} /> : <Tier ranked={ranked} />;
}

export const isRiskTier = (value: unknown): value is 'low' | 'medium' | 'high' => places.some((name) => name === value);

function Bars({
  rank,
  of,
  word,
  light,
}: {
  readonly rank: number;
  readonly of: number;
  readonly word: ReactNode;
  readonly light: boolean;
}) {
  const bars = Array.from({ length: of }, (_, at) => at + 1);
  return (
    <span className={light ? 'tier light' : 'tier'}>
      <i aria-hidden="true">
        {bars.map((bar) => (
          <b
            key={bar}
            className={bar <= rank ? 'on' : undefined}
            style={{ height: `${of === 1 ? 100 : 40 + ((bar - 1) * 60) / (of - 1)}%` }}
          />
        ))}
      </i>
      {word}
    </span>
  );
}
