; "Open with Flat-to-Model Studio" for folders, and addresses of the app, for this user only; taken back on uninstall.
!macro customInstall
  WriteRegStr HKCU "Software\Classes\Directory\shell\FlatToModelStudio" "" "Open with ${PRODUCT_NAME}"
  WriteRegStr HKCU "Software\Classes\Directory\shell\FlatToModelStudio" "Icon" "$INSTDIR\${APP_EXECUTABLE_FILENAME}"
  WriteRegStr HKCU "Software\Classes\Directory\shell\FlatToModelStudio\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  WriteRegStr HKCU "Software\Classes\flat-to-model" "" "URL:${PRODUCT_NAME}"
  WriteRegStr HKCU "Software\Classes\flat-to-model" "URL Protocol" ""
  WriteRegStr HKCU "Software\Classes\flat-to-model\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
!macroend

!macro customUnInstall
  DeleteRegKey HKCU "Software\Classes\Directory\shell\FlatToModelStudio"
  DeleteRegKey HKCU "Software\Classes\flat-to-model"
  ; Opening at login is set by the app, under its id (src-main/shell/app-id.ts). An update keeps it.
  ${ifNot} ${isUpdated}
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "${APP_ID}"
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run" "${APP_ID}"
  ${endIf}
!macroend
