import { answer, api } from "@/shared/api";
import { emptyDraft, newLine, type Draft } from "./draft";

const text = (value: number | string | null | undefined) => (value === null || value === undefined ? "" : String(value));

/** A prescription of this institution as a new draft; drugs that left the catalogue are left out. */
export async function copied(hiRxno: string): Promise<Draft> {
  const { draft, drugs } = await answer(api.GET("/api/v1/written-prescriptions/{hiRxno}", { params: { path: { hiRxno } } }));
  const patient = await answer(api.POST("/api/v1/patients/search", { body: { shown: draft.psnNo ?? "", purpose: "TREATMENT" } }));
  return {
    ...emptyDraft(),
    patient,
    allergies: text(draft.condition?.allergies),
    weightKg: text(draft.condition?.weightKg),
    disease: patient.diseases.some(({ code }) => code === draft.chronicDisease) ? text(draft.chronicDisease) : "",
    diagnoses: (draft.diagnoses ?? []).map(({ code, name }) => ({ code: text(code), name: text(name) })),
    lines: (draft.lines ?? []).flatMap((line) => {
      const drug = drugs.find(({ code }) => code === line.drugCode);
      return drug
        ? [newLine(drug, {
          dose: text(line.dose), frequency: text(line.frequency), route: text(line.route), days: text(line.days),
          quantity: text(line.quantity), ownQuantity: true,
        })]
        : [];
    }),
    validDays: text(draft.validDays),
    issues: text(draft.issues),
    intervalDays: text(draft.intervalDays),
  };
}
