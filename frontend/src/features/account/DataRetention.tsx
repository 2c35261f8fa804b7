import "./account.css";
import { messages } from "@/language/messages";
import { PERSONAL_DATA } from "@/api/personalData";

/** What is kept of a person, what for, and until when: the service's own inventory. */
export function DataRetention() {
  const head = messages().account.retention;
  const { personalData } = messages().translations;
  return (
    <table className="kept">
      <thead>
        <tr>
          <th scope="col">{head.what}</th>
          <th scope="col">{head.why}</th>
          <th scope="col">{head.until}</th>
        </tr>
      </thead>
      <tbody>
        {PERSONAL_DATA.map((kept) => personalData[kept.what] ?? kept).map(({ what, why, until }) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td data-label={head.why}>{why}</td>
            <td data-label={head.until}>{until}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
