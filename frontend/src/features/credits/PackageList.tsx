import { messages } from "@/language/messages";
import type { Schema } from "@/api/client";
import { Button } from "@/ui/Button";
import { formatPrice } from "./formatPrice";

export type Package = Schema<"Package">;

interface PackageListProps {
  packages: Package[];
  /** Left out where nothing can be bought yet. */
  onChoose?: (chosen: Package) => void;
}

/** What credits cost, each by itself too, so that one can compare. */
export function PackageList({ packages, onChoose }: PackageListProps) {
  const words = messages().credits.shop;
  return (
    <ul role="list" className="packages">
      {packages.map((one) => (
        <li key={one.name} className="card package">
          <h3>{one.title}</h3>
          <p className="package-credits">{words.credits(one.credits)}</p>
          <p className="package-price">{formatPrice(one.price, one.currency)}</p>
          <p className="package-each">{words.each(formatPrice(one.price / one.credits, one.currency))}</p>
          {onChoose && (
            <Button variant="primary" aria-label={words.buyNamed(one.title)} onClick={() => onChoose(one)}>
              {words.buy}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
