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
!macroend
