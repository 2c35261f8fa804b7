import { chooseLanguage, isLanguage, LANGUAGES, messages } from "@/language/messages";
import { useLanguage } from "@/language/useLanguage";
import { useState, type ChangeEvent } from "react";

/** Each language by its own name, for who does not read the one that is shown. */
export function LanguageChoice() {
  const language = useLanguage();
  const [failed, setFailed] = useState(false);
  const choose = ({ target }: ChangeEvent<HTMLSelectElement>) => {
    setFailed(false);
    if (isLanguage(target.value)) chooseLanguage(target.value).catch(() => setFailed(true));
  };
  return (
    <div className="language">
      <label>
        {messages().app.language}
        <select className="input" value={language} onChange={choose}>
          {Object.entries(LANGUAGES).map(([tag, { name }]) => (
            <option key={tag} value={tag} lang={tag}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {failed ? (
        <p role="alert" className="field-wrong">
          {messages().app.languageFailed}
        </p>
      ) : null}
    </div>
  );
}
