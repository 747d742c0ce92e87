package cn.yunfang.tidy;

/**
 * Where a limit is passed.
 *
 * @param place a file or folder, with {@code #} the method or type in it
 * @param size lines, columns, parameters or whatever the limit counts
 */
record Finding(String place, int size) {
    static Finding in(Source source, String part, int size) {
        return new Finding(source.path().toString().replace('\\', '/') + part, size);
    }
}
