package cn.yunfang.identity;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The addresses of the national interface: {@code …/fixmedins/<operation>} behind any prefix, with
 * doubled slashes, and {@code /mbs/…} (national-interface, numbering map and §4.1).
 */
final class NationalPaths {
    private static final String SEGMENT = "/fixmedins/";
    private static final String MOBILE = "/org/local/api/hos/";
    private static final String FSI = "/mbs/";
    private static final String[] OURS = {"/api/v1/", "/oauth2/", "/actuator/"};

    private NationalPaths() {}

    static boolean match(HttpServletRequest request) {
        return match(request.getRequestURI());
    }

    // our own addresses first: a prescription called "fixmedins" must not open a side door
    static boolean match(String path) {
        for (var prefix : OURS) {
            if (path.startsWith(prefix)) {
                return false;
            }
        }
        return path.startsWith(FSI) || path.contains(SEGMENT) || path.contains(MOBILE);
    }
}
