import { Field, type FieldLook } from '#web/ui';

export interface FolderInputProps extends FieldLook {
  readonly verb: string;
  /** All files below the folder that was chosen, each with its path. */
  readonly onChange: (files: readonly File[]) => void;
}

/** A whole folder, as browsers let one choose it. */
export function FolderInput({ verb, onChange, ...look }: FolderInputProps) {
  return (
    <Field {...look}>
      {(ids) => (
        <div className="files">
          <span className="file-pick">
            <input
              {...ids}
              {...{ webkitdirectory: '' }}
              type="file"
              multiple
              onChange={(event) => {
                const files = [...(event.target.files ?? [])];
                event.target.value = '';
                if (files.length > 0) onChange(files);
              }}
            />
            <span className="btn second" aria-hidden="true">
              {verb}
            </span>
          </span>
        </div>
      )}
    </Field>
  );
}
