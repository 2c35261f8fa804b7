import { messages } from "@/language/messages";
import { localeOf } from "@/language/locale";
import { useLanguage } from "@/language/useLanguage";
import { Field } from "@/ui/Field";
import { formatTime } from "@/ui/formatTime";
import { Icon } from "@/ui/Icon";
import { Pill } from "@/ui/Pill";
import { languageName, languages } from "@/ui/languages";
import { useMemo } from "react";
import { correctable, MAX_NAME, MAX_TITLE, type Preview } from "./captions";
import { previewFacts } from "./previewFacts";
import type { OwnCaptions } from "./useOwnCaptions";

interface CaptionsPreviewProps {
  captions: OwnCaptions;
  preview: Preview;
}

/** How captions were read, and what can be corrected of it before anything is paid. */
export function CaptionsPreview({ captions, preview }: CaptionsPreviewProps) {
  return (
    <section className="preview" aria-label={messages().captions.preview.label}>
      {preview.warnings.map(({ code, message }) => (
        <p key={code + message} className="preview-warning" dir="auto">
          <Icon name="warning" /> <span>{message}</span>
        </p>
      ))}
      <dl className="preview-facts">
        {previewFacts(preview).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
      <FirstLines lines={preview.lines} estimated={preview.estimated} />
      <div className="preview-corrections">
        <TitleField captions={captions} read={preview.title} />
        <LanguageField captions={captions} read={preview.language} />
      </div>
      <SpeakerFields captions={captions} read={preview.speakers} />
    </section>
  );
}

function FirstLines({ lines, estimated }: Pick<Preview, "lines" | "estimated">) {
  return (
    <ol role="list" className="preview-lines" aria-label={messages().captions.preview.firstLines}>
      {lines.map(({ start, text, speaker }, place) => (
        <li key={place}>
          <Pill variant="time">
            {estimated ? "≈ " : ""}
            {formatTime(start)}
          </Pill>
          <span dir="auto">
            {speaker ? <b>{speaker}: </b> : null}
            {text}
          </span>
        </li>
      ))}
    </ol>
  );
}

interface CorrectionProps<T> {
  captions: OwnCaptions;
  read: T;
}

function TitleField({ captions, read }: CorrectionProps<string>) {
  const words = messages().captions.preview;
  return (
    <Field label={words.title} hint={captions.file ? words.titleOfFile : words.titleOfText}>
      {(input) => (
        <input
          {...input}
          className="input"
          maxLength={MAX_TITLE}
          dir="auto"
          placeholder={read}
          value={captions.corrections.title ?? read}
          onChange={(event) => captions.correct({ title: event.target.value })}
        />
      )}
    </Field>
  );
}

function LanguageField({ captions, read }: CorrectionProps<string>) {
  const words = messages().captions.preview;
  const shownIn = useLanguage();
  const known = useMemo(() => languages(localeOf(shownIn)), [shownIn]);
  const listed = known.some(({ code }) => code === read);
  return (
    <Field label={words.language} hint={words.languageHint}>
      {(input) => (
        <select
          {...input}
          className="input"
          value={captions.corrections.language ?? read}
          onChange={({ target }) =>
            captions.correct({ language: target.value === read ? null : target.value })
          }
        >
          {listed ? null : (
            <option value={read}>{read === "und" ? words.unknownLanguage : languageName(read)}</option>
          )}
          {known.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function SpeakerFields({ captions, read }: CorrectionProps<string[]>) {
  const { speakers } = captions.corrections;
  const names = correctable(read);
  if (names.length === 0) return null;
  return (
    <details className="preview-speakers">
      <summary>{messages().captions.preview.speakers}</summary>
      <div className="preview-corrections">
        {names.map((name) => (
          <Field key={name} label={name}>
            {(input) => (
              <input
                {...input}
                className="input"
                maxLength={MAX_NAME}
                dir="auto"
                placeholder={name}
                value={speakers[name] ?? name}
                onChange={(event) =>
                  captions.correct({ speakers: { ...speakers, [name]: event.target.value } })
                }
              />
            )}
          </Field>
        ))}
      </div>
    </details>
  );
}
