/* The bound: the frozen model as one loop over the columns, nothing else. Compare model.py, which is the definition. */
#include <stdint.h>

static const int16_t window[8][2] = {{1, 0}, {1, 0}, {1, 0}, {2021, 2025}, {2021, 2025}, {2021, 2026}, {2024, 2029}, {1, 0}};

static inline int64_t least(int64_t a, int64_t b) { return a < b ? a : b; }

void fused(int64_t rows, const uint8_t *kind, const uint8_t *modality, const uint8_t *stage, const uint8_t *size,
           const int16_t *fy, const int8_t *year_no, const uint8_t *has_cdmo, const uint8_t *cdmo_domestic,
           const uint8_t *domestic_site, const uint8_t *vc_certified, const uint8_t *full_cost, const int64_t *facility,
           const int64_t *cost, const int64_t *vc, const int64_t *trial, uint8_t *f1, uint8_t *f2, uint8_t *f3,
           uint8_t *f4, uint8_t *f5, int64_t *a1, int64_t *a2, int64_t *a3, int64_t *a4, int64_t *a5) {
    for (int64_t i = 0; i < rows; i++) {
        int venture = kind[i] == 0, regenerative = modality[i] <= 2;
        int s5 = venture & regenerative & (year_no[i] <= 3) & (fy[i] >= 2024) & (fy[i] <= 2026);
        int s1 = (kind[i] == 1) & regenerative & domestic_site[i];
        int process = s5 & has_cdmo[i] & cdmo_domestic[i], nonclinical = s5 & (stage[i] == 2);
        int s6 = venture & (fy[i] >= window[modality[i]][0]) & (fy[i] <= window[modality[i]][1]);
        int s7 = venture & vc_certified[i] & (stage[i] >= 2) & (stage[i] <= 4) & (fy[i] >= 2022);
        int64_t share = cost[i] * 2 / 3;
        f1[i] = s1; f2[i] = process; f3[i] = nonclinical; f4[i] = s6; f5[i] = s7;
        a1[i] = s1 ? (size[i] == 0 ? facility[i] * 2 / 3 : facility[i] / 2) : 0;
        a2[i] = process ? least(share, 80000000) : 0;
        a3[i] = nonclinical ? least(share, 60000000) : 0;
        a4[i] = s6 ? (full_cost[i] ? cost[i] : share) : 0;
        a5[i] = s7 ? least(vc[i] * 2, trial[i]) : 0;
    }
}
