import { useState } from 'react';
import { Field, type FieldLook } from './field.tsx';
import { bytes } from './format.ts';
import { useWords } from './words.ts';

export interface FileInputProps extends FieldLook {
  readonly files: readonly File[];
  readonly onChange: (files: readonly File[]) => void;
  readonly several?: boolean | undefined;
  /** As in HTML: `application/pdf,image/*`. */
  readonly accept?: string | undefined;
  readonly maxBytes?: number | undefined;
}

/** What was chosen is listed with its size, each with a way to take it away again. */
export function FileInput({ files, onChange, several = false, accept, maxBytes, ...look }: FileInputProps) {
  const words = useWords();
  const [tooLarge, setTooLarge] = useState<string>();
  const take = (chosen: readonly File[]) => {
    const fitting = chosen.filter((file) => maxBytes === undefined || file.size <= maxBytes);
    const left = chosen.find((file) => !fitting.includes(file));
    setTooLarge(left === undefined ? undefined : words.tooLarge(left.name, bytes(maxBytes ?? 0)));
    if (fitting.length > 0) onChange(several ? [...files, ...fitting] : fitting.slice(0, 1));
  };
  return (
    <Field {...look} error={tooLarge ?? look.error}>
      {(ids) => (
        <div className="files">
          <span className="file-pick">
            <input
              {...ids}
              type="file"
              name={look.name}
              multiple={several}
              accept={accept}
              onChange={(event) => {
                take([...(event.target.files ?? [])]);
                event.target.value = '';
              }}
            />
            <span className="btn second" aria-hidden="true">
              {several ? words.addFiles : words.addFile}
            </span>
            {files.length === 0 && <span className="quiet small">{words.noFile}</span>}
          </span>
          {files.length > 0 && (
            <ul>
              {files.map((file, index) => (
                <li key={`${file.name}-${file.size}-${file.lastModified}`}>
                  <span>
                    {file.name} <span className="quiet num">{bytes(file.size)}</span>
                  </span>
                  <button type="button" className="btn bare" onClick={() => onChange(files.filter((_, other) => other !== index))}>
                    {words.takeAway(file.name)}
                  </button>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </Field>
  );
}
