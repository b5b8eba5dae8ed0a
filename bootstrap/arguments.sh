# shellcheck shell=bash
# Validates the arguments of bin/verify and bin/grade. Maven accepts every property, so that a misspelt one would have no
# effect, and it reports a check that does not exist only after it has compiled everything.

# refuse_unknown_options ARGUMENT...: exits with 2 if an argument is no option of a run, or names a check that does not exist
refuse_unknown_options() {
    local argument
    for argument; do
        case ${argument%%=*} in
            -Dit.test) refuse_unknown_checks "${argument#*=}" ;;
            -Dtarget | -Dtarget.http | -Dtarget.https | -Dtarget.certificate | -Ddomain) ;;
            -Dtarget.*) invalid "$argument: there is no such option; those of a target are -Dtarget.http, -Dtarget.https, -Dtarget.certificate and -Ddomain" ;;
            -D*.*) ;; # a property of Maven, its plugins or a library, or a variable of a contract
            -Dstack | -Dcontract | -Doverlays | -Dreports | -Dmutants | -Dcases | -Dseed) ;;
            -Dtest | -Dskip* | -Dgroups | -DexcludedGroups | -DargLine | -DtrimStackTrace) ;; # of Maven's plugins
            -D*) invalid "$argument: there is no such option; those of this command are -Dstack, -Dtarget, -Ddomain, -Dcontract, -Doverlays, -Dreports, -Dit.test, -Dmutants, -Dcases and -Dseed" ;;
        esac
    done
}

# refuse_unknown_checks NAME,...: each may be followed by # and a method
refuse_unknown_checks() {
    local name names
    IFS=, read -ra names <<<"$1"
    for name in ${names[@]+"${names[@]}"}; do
        name=${name%%#*}
        [[ ! $name =~ ^[A-Za-z]+$ ]] || find src/test/java -name "$name.java" | grep -q . ||
            invalid "-Dit.test: there is no check $name; a check is a class like VisitCountCheck, in src/test/java/dev/seaworthy/checks"
    done
}
