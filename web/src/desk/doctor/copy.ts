import { answer, api } from "@/shared/api";
import { emptyDraft, lineFrom, typed, type Draft } from "./draft";

/** A prescription of this institution as a new draft; drugs that left the catalogue are left out. */
export async function copied(hiRxno: string): Promise<Draft> {
  const { draft, drugs } = await answer(api.GET("/api/v1/written-prescriptions/{hiRxno}", { params: { path: { hiRxno } } }));
  const patient = await answer(api.POST("/api/v1/patients/search", { body: { shown: draft.psnNo ?? "", purpose: "TREATMENT" } }));
  return {
    ...emptyDraft(),
    patient,
    allergies: typed(draft.condition?.allergies),
    weightKg: typed(draft.condition?.weightKg),
    disease: patient.diseases.some(({ code }) => code === draft.chronicDisease) ? typed(draft.chronicDisease) : "",
    diagnoses: (draft.diagnoses ?? []).map(({ code, name }) => ({ code: typed(code), name: typed(name) })),
    lines: (draft.lines ?? []).flatMap((line) => {
      const drug = drugs.find(({ code }) => code === line.drugCode);
      return drug ? [lineFrom(drug, line)] : [];
    }),
    validDays: typed(draft.validDays),
    issues: typed(draft.issues),
    intervalDays: typed(draft.intervalDays),
  };
}
