package io.guidepost.guideapi.hq.acquisition;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** A code with those who are on it by name. */
record AcquisitionCodeDetail(@JsonUnwrapped AcquisitionCodeView code, List<CodeStaffBody> staff) {}
