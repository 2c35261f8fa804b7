import "./account.css";
import { PERSONAL_DATA } from "@/api/personalData";

/** What is kept of a person, what for, and until when: the service's own inventory. */
export function DataRetention() {
  return (
    <table className="kept">
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">What for</th>
          <th scope="col">Until when</th>
        </tr>
      </thead>
      <tbody>
        {PERSONAL_DATA.map(({ what, why, until }) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td data-label="What for">{why}</td>
            <td data-label="Until when">{until}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
